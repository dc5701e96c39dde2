package net.relay6.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.net.Octets;

/**
 * The data of an option as the operator writes it: text with variables in braces, {@code
 * {host}/{interface}}, or fixed octets. {@code {{} and {@code }}} stand for the braces themselves.
 *
 * @param parts the parts in order, none of them empty
 */
public record Template(List<Part> parts) {

  /** A part of a template. */
  public sealed interface Part {}

  /** Fixed octets. */
  public record Fixed(Octets octets) implements Part {}

  /**
   * The value of a variable.
   *
   * @param octets whether its octets are used instead of its text
   */
  public record Variable(VariableName variable, boolean octets) implements Part {}

  /** Copies its list. */
  public Template {
    parts = List.copyOf(parts);
  }

  /** A template of fixed octets. */
  public static Template of(Octets octets) {
    return new Template(List.of(new Fixed(octets)));
  }

  /** The text of one variable. */
  public static Template of(VariableName variable) {
    return new Template(List.of(new Variable(variable, false)));
  }

  /** Whether it contains a variable of the message. */
  public boolean isPerMessage() {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable variable && variable.variable().isPerMessage());
  }

  /** Whether it contains that variable. */
  public boolean uses(VariableName variable) {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable(var used, _) && used == variable);
  }

  /** This template with a variable replaced by its text. */
  Template with(VariableName variable, String value) {
    List<Part> next = new ArrayList<>();
    for (Part part : parts) {
      boolean replaced = part instanceof Variable(var used, _) && used == variable;
      append(next, replaced ? new Fixed(Octets.ofText(value)) : part);
    }
    return new Template(next);
  }

  /** Merges adjacent octets, so that equal contents are equal templates. */
  private static void append(List<Part> parts, Part part) {
    if (part instanceof Fixed(Octets second)
        && !parts.isEmpty()
        && parts.getLast() instanceof Fixed(Octets first)) {
      parts.set(parts.size() - 1, new Fixed(first.followedBy(second)));
    } else {
      parts.add(part);
    }
  }

  /** The number of fixed octets. */
  int fixedLength() {
    return parts.stream()
        .mapToInt(part -> part instanceof Fixed(Octets octets) ? octets.length() : 0)
        .sum();
  }

  /** As written by operators. */
  @Override
  public String toString() {
    if (parts.size() == 1 && parts.getFirst() instanceof Fixed(Octets octets)) {
      return octets.toDisplay();
    }
    return parts.stream().map(Template::text).collect(Collectors.joining("", "\"", "\""));
  }

  private static String text(Part part) {
    return switch (part) {
      case Fixed(Octets octets) ->
          new String(octets.toArray(), StandardCharsets.UTF_8)
              .replace("{", "{{")
              .replace("}", "}}");
      case Variable(VariableName variable, boolean octets) ->
          "{" + variable.label() + (octets ? ":octets}" : "}");
    };
  }

  /** The variables of a {@link Template}. */
  public enum VariableName {
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

    VariableName(Scope scope, boolean hasOctets) {
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
    public static Optional<VariableName> named(String label) {
      return Arrays.stream(values()).filter(variable -> variable.label().equals(label)).findFirst();
    }

    /** All names. */
    public static List<String> labels() {
      return Arrays.stream(values()).map(VariableName::label).toList();
    }
  }
}
