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
 * @param parts what stands one behind the other, none of it empty
 */
public record Template(List<Part> parts) {

  /** A piece of a template. */
  public sealed interface Part {}

  /** The same octets always. */
  public record Fixed(Octets octets) implements Part {}

  /**
   * The value of a variable.
   *
   * @param octets whether its plain octets stand there instead of its text
   */
  public record Variable(TemplateVariable variable, boolean octets) implements Part {}

  /** Copies its list. */
  public Template {
    parts = List.copyOf(parts);
  }

  /** Those octets, whatever the link and message. */
  public static Template of(Octets octets) {
    return new Template(List.of(new Fixed(octets)));
  }

  /** The text of one variable. */
  public static Template of(TemplateVariable variable) {
    return new Template(List.of(new Variable(variable, false)));
  }

  /** Whether a variable of the message stands in it. */
  public boolean isPerMessage() {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable variable && variable.variable().isPerMessage());
  }

  /** Whether that variable stands in it. */
  public boolean uses(TemplateVariable variable) {
    return parts.stream()
        .anyMatch(part -> part instanceof Variable(var used, _) && used == variable);
  }

  /** This template with the text of a variable in its place. */
  Template with(TemplateVariable variable, String value) {
    List<Part> next = new ArrayList<>();
    for (Part part : parts) {
      boolean replaced = part instanceof Variable(var used, _) && used == variable;
      append(next, replaced ? new Fixed(Octets.ofText(value)) : part);
    }
    return new Template(next);
  }

  /** Two runs of octets become one, so that equal contents are equal templates. */
  private static void append(List<Part> parts, Part part) {
    if (part instanceof Fixed(Octets second)
        && !parts.isEmpty()
        && parts.getLast() instanceof Fixed(Octets first)) {
      parts.set(parts.size() - 1, new Fixed(first.followedBy(second)));
    } else {
      parts.add(part);
    }
  }

  /** How many octets there are without those of variables. */
  int fixedLength() {
    return parts.stream()
        .mapToInt(part -> part instanceof Fixed(Octets octets) ? octets.length() : 0)
        .sum();
  }

  /** As an operator would write it. */
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
