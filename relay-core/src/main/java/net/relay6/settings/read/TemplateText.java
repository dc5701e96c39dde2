package net.relay6.settings.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.net.Octets;
import net.relay6.settings.NearestName;
import net.relay6.settings.OptionRules;
import net.relay6.settings.Template;
import net.relay6.settings.hocon.SettingsValue;

/** Reads a {@link Template}: text with variables in braces, or {@code 0x} and hexadecimal. */
final class TemplateText {

  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<brace>\\{\\{|}})|\\{(?<name>[^{}:]*)(?<octets>:octets)?}|(?<stray>[{}])|(?<text>[^{}]+)");

  private final SettingsValue value;
  private final Set<Template.VariableName> allowed;
  private final List<Template.Part> parts = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();

  private TemplateText(SettingsValue value, Set<Template.VariableName> allowed) {
    this.value = value;
    this.allowed = Set.copyOf(allowed);
  }

  /** The template in {@code value}; a variable that is not in {@code allowed} is a problem. */
  static Optional<Template> read(SettingsValue value, Set<Template.VariableName> allowed) {
    return value
        .text()
        .flatMap(written ->
            written.startsWith("0x")
                ? hexadecimal(written, value)
                : new TemplateText(value, allowed).read(written))
        .filter(value.keeps(OptionRules::template));
  }

  private static Optional<Template> hexadecimal(String written, SettingsValue value) {
    Optional<Octets> octets = Octets.parseHex(written.substring(2));
    if (octets.isEmpty()) {
      value.refuse(
          "\"%s\" is no hexadecimal; write two digits an octet, as in \"0x00a1\""
              .formatted(written));
    }
    return octets.map(Template::of);
  }

  private Optional<Template> read(String written) {
    Matcher token = TOKEN.matcher(written);
    while (token.find()) {
      Optional<String> fault = take(token);
      if (fault.isPresent()) {
        value.refuse("in \"%s\", %s".formatted(written, fault.get()));
        return Optional.empty();
      }
    }
    endText();
    return Optional.of(new Template(parts));
  }

  /** Adds the token to the parts, or returns its fault. */
  private Optional<String> take(Matcher token) {
    if (token.group("stray") != null) {
      return Optional.of("a brace has no partner; write {{ or }} for a brace itself");
    }
    if (token.group("brace") != null) {
      text.append(token.group().charAt(0));
    } else if (token.group("text") != null) {
      text.append(token.group());
    } else {
      return variable(token.group("name"), token.group("octets") != null);
    }
    return Optional.empty();
  }

  private Optional<String> variable(String name, boolean octets) {
    Optional<Template.VariableName> variable = Template.VariableName.named(name);
    if (variable.isEmpty()) {
      return Optional.of(
          "no variable is called {%s}; %s"
              .formatted(name, NearestName.hint(name, Template.VariableName.labels())));
    }
    if (!allowed.contains(variable.get())) {
      return Optional.of("{%s} is not the same for all messages of a link".formatted(name));
    }
    if (octets && !variable.get().hasOctets()) {
      return Optional.of("{%s} is text and has no octets of another form".formatted(name));
    }
    endText();
    parts.add(new Template.Variable(variable.get(), octets));
    return Optional.empty();
  }

  private void endText() {
    if (!text.isEmpty()) {
      parts.add(new Template.Fixed(Octets.ofText(text.toString())));
      text.setLength(0);
    }
  }
}
