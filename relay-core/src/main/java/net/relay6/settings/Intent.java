package net.relay6.settings;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The operator's declaration about the servers, in general and for single links. */
public final class Intent {

  /** Nothing is declared. */
  public static final Intent NONE = new Intent(DeclaredSet.NONE, Map.of(), Set.of(), Set.of());

  private final DeclaredSet everywhere;
  private final Map<String, DeclaredSet> byName = new HashMap<>();
  private final Map<Predicate<String>, DeclaredSet> byPattern = new LinkedHashMap<>();
  private final Set<String> groups;
  private final Set<String> servers;

  private Intent(
      DeclaredSet everywhere,
      Map<String, DeclaredSet> links,
      Set<String> groups,
      Set<String> servers) {
    this.everywhere = everywhere;
    this.groups = groups;
    this.servers = servers;
    links.forEach((names, declared) -> {
      if (InterfaceNames.isPattern(names)) {
        byPattern.put(InterfaceNames.matcher(names).asMatchPredicate(), declared);
      } else {
        byName.put(names, declared);
      }
    });
  }

  /** The declaration in the configuration. */
  public static Intent of(RelaySettings settings) {
    return new Intent(
        settings.serverSet().declared(),
        settings.serverSet().links(),
        settings.servers().stream()
            .filter(ServerSettings::isMulticast)
            .map(ServerSettings::name)
            .collect(Collectors.toUnmodifiableSet()),
        settings.servers().stream()
            .map(ServerSettings::name)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * The declaration for a link: by its name, else by the first matching pattern, else the general
   * one.
   */
  public DeclaredSet on(String link) {
    DeclaredSet named = byName.get(link);
    if (named != null) {
      return named;
    }
    for (Map.Entry<Predicate<String>, DeclaredSet> pattern : byPattern.entrySet()) {
      if (pattern.getKey().test(link)) {
        return pattern.getValue();
      }
    }
    return everywhere;
  }

  /** The general declaration, for links without one of their own. */
  public DeclaredSet everywhere() {
    return everywhere;
  }

  /** The names of destinations that are groups of servers. */
  public Set<String> groups() {
    return groups;
  }

  /** The names of all configured servers. */
  public Set<String> servers() {
    return servers;
  }
}
