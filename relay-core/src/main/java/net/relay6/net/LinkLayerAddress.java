package net.relay6.net;

import java.util.HexFormat;

/**
 * A hardware address and its kind, as frames on a link carry it.
 *
 * @param hardwareType number in IANA's registry of ARP hardware types, 0 to 65535; 1 is Ethernet
 * @param octets the address; 6 octets on Ethernet
 */
public record LinkLayerAddress(int hardwareType, Octets octets) {

  /** The hardware type of Ethernet. */
  public static final int ETHERNET = 1;

  private static final HexFormat COLONS = HexFormat.ofDelimiter(":");

  /** The octets alone: {@code 02:00:00:00:00:01}. */
  @Override
  public String toString() {
    return COLONS.formatHex(octets.toArray());
  }
}
