package net.relay6.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The variables of a {@link Template}. */
public enum TemplateVariable {
  /** The name of the link's interface. */
  INTERFACE(Scope.LINK, false),
  /** The name of this machine. */
  HOST(Scope.LINK, false),
  /** The VLAN of the link's interface: its number in decimal, or 2 octets. */
  VLAN(Scope.LINK, true),
  /** The interface's own hardware address, with colons, or its octets. */
  INTERFACE_LINK_LAYER_ADDRESS(Scope.LINK, true),
  /** The link-address sent with the message, as text, or its 16 octets. */
  LINK_ADDRESS(Scope.LINK, true),
  /** The peer-address, as text, or its 16 octets. */
  PEER_ADDRESS(Scope.MESSAGE, true),
  /** The source hardware address of the message's frame, with colons, or its octets. */
  LINK_LAYER_ADDRESS(Scope.MESSAGE, true);

  /** How long a variable keeps its value. */
  private enum Scope {
    LINK,
    MESSAGE
  }

  private final Scope scope;
  private final boolean hasOctets;

  TemplateVariable(Scope scope, boolean hasOctets) {
    this.scope = scope;
    this.hasOctets = hasOctets;
  }

  /** Whether each message has its own value. */
  public boolean isPerMessage() {
    return scope == Scope.MESSAGE;
  }

  /** Whether it can be written as plain octets too, {@code {peer-address:octets}}. */
  public boolean hasOctets() {
    return hasOctets;
  }

  /** The name in braces: {@code peer-address}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The variable with that name. */
  public static Optional<TemplateVariable> named(String label) {
    return Arrays.stream(values()).filter(variable -> variable.label().equals(label)).findFirst();
  }

  /** All names. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(TemplateVariable::label).toList();
  }
}
