package net.relay6.feature.relayoptions;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.settings.Template;

/** Turns a template into data parts, with link-wide values already filled in. */
public final class TemplateDataParts {

  private TemplateDataParts() {}

  /** The data parts; empty if a variable has no value on this link. */
  static Optional<List<ComposedOption.DataPart>> of(Template template, LinkVariables variables) {
    List<ComposedOption.DataPart> dataParts = new ArrayList<>();
    for (Template.Part part : template.parts()) {
      Optional<ComposedOption.DataPart> dataPart = dataPart(part, variables);
      if (dataPart.isEmpty()) {
        return Optional.empty();
      }
      dataParts.add(dataPart.get());
    }
    return Optional.of(dataParts);
  }

  /**
   * The octets of a template without message variables; empty if a variable has no value on this
   * link.
   */
  public static Optional<Octets> fixed(Template template, LinkVariables variables) {
    return of(template, variables)
        .map(dataParts -> {
          Octets octets = Octets.EMPTY;
          for (ComposedOption.DataPart dataPart : dataParts) {
            octets = octets.followedBy(((ComposedOption.FixedPart) dataPart).octets());
          }
          return octets;
        });
  }

  private static Optional<ComposedOption.DataPart> dataPart(
      Template.Part part, LinkVariables variables) {
    return switch (part) {
      case Template.Fixed(Octets octets) -> Optional.of(new ComposedOption.FixedPart(octets));
      case Template.Variable(Template.VariableName variable, boolean octets) ->
          variable.isPerMessage()
              ? Optional.of(messagePart(variable, octets))
              : variables.value(variable, octets).map(ComposedOption.FixedPart::new);
    };
  }

  private static ComposedOption.DataPart messagePart(
      Template.VariableName variable, boolean octets) {
    if (variable == Template.VariableName.PEER_ADDRESS) {
      return octets
          ? ComposedOption.MessagePart.PEER_ADDRESS_OCTETS
          : ComposedOption.MessagePart.PEER_ADDRESS_TEXT;
    }
    return octets
        ? ComposedOption.MessagePart.LINK_LAYER_OCTETS
        : ComposedOption.MessagePart.LINK_LAYER_TEXT;
  }

  /**
   * The values of template variables of a link.
   *
   * @param interfaceName name of the interface
   * @param hostName name of this machine
   * @param vlan VLAN of the interface, if it has one
   * @param linkLayerAddress the interface's own hardware address, if it has one
   * @param linkAddress link-address of the messages
   */
  public record LinkVariables(
      String interfaceName,
      String hostName,
      Optional<Integer> vlan,
      Optional<LinkLayerAddress> linkLayerAddress,
      Ipv6Address linkAddress) {

    /** The value of a variable that is the same for all messages; empty if it has none. */
    Optional<Octets> value(Template.VariableName variable, boolean octets) {
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
}
