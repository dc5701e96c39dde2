package net.relay6.settings;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
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
  public record Variable(TemplateVariable variable, boolean octets) implements Part {}

  /** Copies its list. */
  public Template {
    parts = List.copyOf(parts);
  }

  /** A template of fixed octets. */
  public static Template of(Octets octets) {
    return new Template(List.of(new Fixed(octets)));
  }

  /** The text of one variable. */
  public static Template of(TemplateVariable variable) {
    return new Template(List.of(new Variable(variable, false)));
  }

  /** Whether it contains a variable of the message. */
  public boolean isPerMessage() {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable variable && variable.variable().isPerMessage());
  }

  /** Whether it contains that variable. */
  public boolean uses(TemplateVariable variable) {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable(var used, _) && used == variable);
  }

  /** This template with a variable replaced by its text. */
  Template with(TemplateVariable variable, String value) {
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
      case Variable(TemplateVariable variable, boolean octets) ->
          "{" + variable.label() + (octets ? ":octets}" : "}");
    };
  }
}
