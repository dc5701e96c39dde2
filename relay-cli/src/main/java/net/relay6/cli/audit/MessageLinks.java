package net.relay6.cli.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;

/**
 * The links on which one message was seen in one moment, and which of them must be one. A relay
 * sends each server one copy of a message, so two copies for one server are of two links.
 */
final class MessageLinks {

  /** Both ends of the way between a relay and a server. */
  private record Way(Ipv6Address source, Ipv6Address destination) {}

  private final Sight first;
  private final Set<Link> seen = new LinkedHashSet<>();
  private final Map<Link.Told, Set<Way>> told = new LinkedHashMap<>();

  MessageLinks(Sight first) {
    this.first = first;
  }

  /** What was seen first. */
  Sight first() {
    return first;
  }

  /** One more sight of it, or the first. */
  void add(Sight sight) {
    switch (sight.link()) {
      case Link.Seen place -> seen.add(place);
      case Link.Told link ->
          told.computeIfAbsent(link, _ -> new LinkedHashSet<>())
              .add(new Way(sight.source(), sight.destination()));
    }
  }

  /** Tells what follows of which links are the same. */
  void teach(LinkGroups links) {
    List<Link> different = different(links);
    links.count(seen);
    if (different.size() == 1) {
      seen.forEach(place -> links.join(different.getFirst(), place));
    } else if (different.size() == seen.size()) {
      links.suppose(List.copyOf(seen), different);
    }
  }

  /** Joins what servers were told as far as it may be one link, and gives one of each. */
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

  /** Copies have the relay at the start of their way, answers at its end. */
  private static boolean isOneRelay(Way one, Way other) {
    return one.source().equals(other.source()) || one.destination().equals(other.destination());
  }
}
