package net.relay6.tools.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;

/**
 * The links on which one message was captured at one time, and which of them are the same. A relay
 * sends each server one RELAY-FORW for a message, so two of them to one server belong to two links.
 */
final class MessageLinks {

  /** The addresses of a relay and a server. */
  private record Way(Ipv6Address source, Ipv6Address destination) {}

  private final Sight first;
  private final Set<Link> seen = new LinkedHashSet<>();
  private final Map<Link.Told, Set<Way>> told = new LinkedHashMap<>();

  MessageLinks(Sight first) {
    this.first = first;
  }

  /** The first capture of the message. */
  Sight first() {
    return first;
  }

  /** Adds a capture of the message. */
  void add(Sight sight) {
    switch (sight.link()) {
      case Link.Seen place -> seen.add(place);
      case Link.Told link ->
          told.computeIfAbsent(link, _ -> new LinkedHashSet<>())
              .add(new Way(sight.source(), sight.destination()));
    }
  }

  /** Adds the conclusions to {@code links}. */
  void teach(LinkGroups links) {
    List<Link> different = different(links);
    links.count(seen);
    if (different.size() == 1) {
      seen.forEach(place -> links.join(different.getFirst(), place));
    } else if (different.size() == seen.size()) {
      links.suppose(List.copyOf(seen), different);
    }
  }

  /** Joins links on the servers' side that may be the same, and returns one of each. */
  private List<Link> different(LinkGroups links) {
    Map<Link.Told, Set<Way>> groups = new LinkedHashMap<>();
    told.forEach((link, ways) -> {
      Optional<Link.Told> same =
          groups.keySet().stream().filter(other -> isOne(other, groups, link, ways)).findFirst();
      same.ifPresent(other -> links.join(other, link));
      groups.computeIfAbsent(same.orElse(link), _ -> new LinkedHashSet<>()).addAll(ways);
    });
    return new ArrayList<>(groups.keySet());
  }

  private static boolean isOne(
      Link.Told other, Map<Link.Told, Set<Way>> groups, Link.Told link, Set<Way> ways) {
    Set<Way> others = groups.getOrDefault(other, Set.of());
    boolean ofOneRelay =
        ways.stream().anyMatch(way -> others.stream().anyMatch(known -> isOneRelay(way, known)));
    boolean named = other.interfaceId().length() > 0 && link.interfaceId().length() > 0;
    return ways.stream().noneMatch(others::contains)
        && !(ofOneRelay && named && !other.interfaceId().equals(link.interfaceId()));
  }

  /** The relay is the source of a RELAY-FORW and the destination of a RELAY-REPL. */
  private static boolean isOneRelay(Way one, Way other) {
    return one.source().equals(other.source()) || one.destination().equals(other.destination());
  }
}
