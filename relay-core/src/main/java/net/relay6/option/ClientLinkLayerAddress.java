package net.relay6.option;

import net.relay6.net.LinkLayerAddress;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Client Link-Layer Address: the source hardware address of the client's frame (RFC 6939, section
 * 4). Occurs in RELAY-FORW of the relay next to the client.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              79               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |       link-layer type         |                               .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+      link-layer address       .
 * .                                                               .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param address its type is IANA's ARP hardware type; 1 octet or more
 */
public record ClientLinkLayerAddress(LinkLayerAddress address) {

  /** Reads and writes it. */
  public static final OptionCodec<ClientLinkLayerAddress> CODEC =
      OptionCodec.of(
          OptionCode.CLIENT_LINK_LAYER_ADDRESS,
          3,
          OptionCodec.UNBOUNDED,
          data ->
              new ClientLinkLayerAddress(
                  new LinkLayerAddress(data.readUnsignedShort(), DataOctets.readRest(data))),
          (option, frame) -> {
            frame.writeShort(option.address().hardwareType());
            DataOctets.write(option.address().octets(), frame);
          });

  @Override
  public String toString() {
    return address.hardwareType() == LinkLayerAddress.ETHERNET
        ? "Ethernet " + address
        : "type " + address.hardwareType() + " " + address;
  }
}
