package net.relay6.settings;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
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

  /**
   * The changes of named objects.
   *
   * @param added new names
   * @param removed removed names
   * @param changed names of changed objects
   * @param kept names of unchanged objects
   */
  public record NameChanges(
      List<String> added, List<String> removed, List<String> changed, List<String> kept) {

    /** Copies its lists. */
    public NameChanges {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
      changed = List.copyOf(changed);
      kept = List.copyOf(kept);
    }

    static <T> NameChanges between(List<T> from, List<T> to, Function<T, String> name) {
      Map<String, T> before = from.stream().collect(Collectors.toMap(name, Function.identity()));
      List<String> added = new ArrayList<>();
      List<String> changed = new ArrayList<>();
      List<String> kept = new ArrayList<>();
      for (T one : to) {
        Optional<T> former = Optional.ofNullable(before.remove(name.apply(one)));
        List<String> where = former.map(had -> had.equals(one) ? kept : changed).orElse(added);
        where.add(name.apply(one));
      }
      List<String> removed = from.stream().map(name).filter(before::containsKey).toList();
      return new NameChanges(added, removed, changed, kept);
    }

    /** Whether nothing has changed. */
    public boolean isEmpty() {
      return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
    }

    @Override
    public String toString() {
      List<String> parts = new ArrayList<>();
      added.forEach(name -> parts.add(name + " added"));
      removed.forEach(name -> parts.add(name + " removed"));
      changed.forEach(name -> parts.add(name + " changed"));
      if (!kept.isEmpty()) {
        parts.add(kept.size() + " kept");
      }
      return String.join(", ", parts);
    }
  }

  /** The keys that are read only at the start: a running relay ignores changes of them. */
  public static final class ReadAtStart {

    private static final Map<String, Function<RelaySettings, Object>> KEYS =
        new TreeMap<>(
            Map.of(
                "admin",
                RelaySettings::admin,
                "bindings",
                RelaySettings::bindings,
                "privacy",
                RelaySettings::privacy,
                "server-set.observe",
                settings -> settings.serverSet().observe(),
                "server-set.remembered-exchanges",
                settings -> settings.serverSet().rememberedExchanges(),
                "server-set.remembered-leases",
                settings -> settings.serverSet().rememberedLeases()));

    private ReadAtStart() {}

    /** The keys whose values differ between {@code started} and {@code now}, in order. */
    public static List<String> changed(RelaySettings started, RelaySettings now) {
      return KEYS.entrySet().stream()
          .filter(key -> !key.getValue().apply(started).equals(key.getValue().apply(now)))
          .map(Map.Entry::getKey)
          .toList();
    }
  }
}
