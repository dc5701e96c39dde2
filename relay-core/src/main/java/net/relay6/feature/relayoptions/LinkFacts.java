package net.relay6.feature.relayoptions;

import java.nio.ByteBuffer;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.settings.TemplateVariable;

/**
 * The values of template variables of a link.
 *
 * @param interfaceName name of the interface
 * @param hostName name of this machine
 * @param vlan VLAN of the interface, if it has one
 * @param linkLayerAddress the interface's own hardware address, if it has one
 * @param linkAddress link-address of the messages
 */
public record LinkFacts(
    String interfaceName,
    String hostName,
    Optional<Integer> vlan,
    Optional<LinkLayerAddress> linkLayerAddress,
    Ipv6Address linkAddress) {

  /** The value of a variable that is the same for all messages; empty if it has none. */
  Optional<Octets> value(TemplateVariable variable, boolean octets) {
    return switch (variable) {
      case INTERFACE -> Optional.of(Octets.ofText(interfaceName));
      case HOST -> Optional.of(Octets.ofText(hostName));
      case VLAN -> vlan.map(number -> octets ? shortOctets(number) : text(number));
      case INTERFACE_LINK_LAYER_ADDRESS ->
          linkLayerAddress.map(address -> octets ? address.octets() : text(address));
      case LINK_ADDRESS ->
          Optional.of(octets ? Octets.of(linkAddress.toOctets()) : text(linkAddress));
      case PEER_ADDRESS, LINK_LAYER_ADDRESS ->
          throw new IllegalArgumentException(variable + " differs from message to message");
    };
  }

  private static Octets text(Object value) {
    return Octets.ofText(value.toString());
  }

  private static Octets shortOctets(int number) {
    return Octets.of(ByteBuffer.allocate(2).putShort((short) number).array());
  }
}
