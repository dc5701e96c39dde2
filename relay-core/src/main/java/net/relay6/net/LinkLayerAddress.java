package net.relay6.net;

import java.util.HexFormat;

/**
 * A hardware address and its type.
 *
 * @param hardwareType number in IANA's registry of ARP hardware types, 0 to 65535; 1 is Ethernet
 * @param octets the address; 6 octets on Ethernet
 */
public record LinkLayerAddress(int hardwareType, Octets octets) {

  /** The hardware type of Ethernet. */
  public static final int ETHERNET = 1;

  private static final int ETHERNET_LENGTH = 6;

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  /** The Ethernet address of 48 bits. */
  public static LinkLayerAddress ethernet(long bits) {
    byte[] octets = new byte[ETHERNET_LENGTH];
    for (int index = 0; index < ETHERNET_LENGTH; index++) {
      octets[index] = (byte) (bits >>> (Byte.SIZE * (ETHERNET_LENGTH - 1 - index)));
    }
    return new LinkLayerAddress(ETHERNET, Octets.of(octets));
  }

  /** Whether this is an address of Ethernet's kind and length. */
  public boolean isEthernet() {
    return hardwareType == ETHERNET && octets.length() == ETHERNET_LENGTH;
  }

  /** The octets of an Ethernet address as a number of 48 bits. */
  public long toBits() {
    long bits = 0;
    for (byte octet : octets.toArray()) {
      bits = (bits << Byte.SIZE) | (octet & 0xff);
    }
    return bits;
  }

  /** Only the octets: {@code 02:00:00:00:00:01}. */
  @Override
  public String toString() {
    return COLONS.formatHex(octets.toArray());
  }
}
