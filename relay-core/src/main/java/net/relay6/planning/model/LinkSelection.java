package net.relay6.planning.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;

/**
 * Maps an interface to its link settings: those with its name, else the first matching pattern in
 * the file. No pattern matches the loopback, nor an interface that the settings name for a server.
 */
public final class LinkSelection {

  /** The name of Linux's loopback interface. */
  public static final String LOOPBACK = "lo";

  private final List<LinkSettings> settings;
  private final Map<String, LinkSettings> byName = new HashMap<>();
  private final Map<LinkSettings, Predicate<String>> patterns = new LinkedHashMap<>();
  private final Set<String> reserved = new HashSet<>(Set.of(LOOPBACK));

  /**
   * A selection among the links of {@code relay}; the interfaces and zones of its servers match no
   * pattern.
   */
  public LinkSelection(RelaySettings relay) {
    settings = relay.links();
    for (LinkSettings link : settings) {
      if (link.isPattern()) {
        patterns.put(link, link.names());
      } else {
        byName.put(link.interfaceName(), link);
      }
    }
    for (ServerSettings server : relay.servers()) {
      server.zone().ifPresent(reserved::add);
      reserved.addAll(server.interfaces());
    }
  }

  /** The settings for that interface, as written in the file. */
  public Optional<LinkSettings> of(String name) {
    return Optional.ofNullable(byName.get(name)).or(() -> byPattern(name));
  }

  /** The interface or pattern of that link in the file. */
  public String inFile(String name) {
    return of(name).map(LinkSettings::interfaceName).orElse(name);
  }

  private Optional<LinkSettings> byPattern(String name) {
    return reserved.contains(name)
        ? Optional.empty()
        : patterns.entrySet().stream()
            .filter(pattern -> pattern.getValue().test(name))
            .findFirst()
            .map(Map.Entry::getKey);
  }

  /**
   * Every link in the order of the file: named links, present or not, and for each pattern the
   * interfaces that match it. A pattern without a match is listed itself.
   */
  public List<LinkSettings> all(InterfaceSnapshot interfaces) {
    Map<LinkSettings, List<LinkSettings>> byPattern = new HashMap<>();
    for (NetworkLink link : patterns.isEmpty() ? List.<NetworkLink>of() : interfaces.interfaces()) {
      of(link.name())
          .filter(LinkSettings::isPattern)
          .ifPresent(pattern ->
              byPattern
                  .computeIfAbsent(pattern, _ -> new ArrayList<>())
                  .add(pattern.on(link.name())));
    }
    List<LinkSettings> all = new ArrayList<>();
    settings.forEach(link -> all.addAll(byPattern.getOrDefault(link, List.of(link))));
    return all;
  }
}
