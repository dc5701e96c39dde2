package net.relay6.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The differences of two configurations.
 *
 * @param servers the servers, by name
 * @param links the links, by interface
 * @param others the keys that are neither servers' nor links'
 */
public record SettingsChange(NameChanges servers, NameChanges links, List<String> others) {

  /** Copies its list. */
  public SettingsChange {
    others = List.copyOf(others);
  }

  /** The changes from {@code from} to {@code to}. */
  public static SettingsChange between(RelaySettings from, RelaySettings to) {
    return new SettingsChange(
        NameChanges.between(from.servers(), to.servers(), ServerSettings::name),
        NameChanges.between(from.links(), to.links(), LinkSettings::interfaceName),
        others(from, to));
  }

  /** Whether both are equal. */
  public boolean isEmpty() {
    return servers.isEmpty() && links.isEmpty() && others.isEmpty();
  }

  private static List<String> others(RelaySettings from, RelaySettings to) {
    return Stream.of(RelaySettings.class.getRecordComponents())
        .filter(part -> !part.getName().equals("servers") && !part.getName().equals("links"))
        .filter(part -> !value(part, from).equals(value(part, to)))
        .map(part -> kebabCase(part.getName()))
        .toList();
  }

  private static Object value(RecordComponent part, RelaySettings settings) {
    try {
      return part.getAccessor().invoke(settings);
    } catch (ReflectiveOperationException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static String kebabCase(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }

  /** One line: {@code servers: gamma added, 2 kept; links: lan0 changed, 3 kept}. */
  @Override
  public String toString() {
    List<String> parts = new ArrayList<>(List.of("servers: " + servers, "links: " + links));
    if (!others.isEmpty()) {
      parts.add(String.join(", ", others) + " changed");
    }
    return String.join("; ", parts);
  }
}
