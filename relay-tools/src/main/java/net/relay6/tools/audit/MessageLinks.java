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
  private record AddressPair(Ipv6Address source, Ipv6Address destination) {}

  private final CapturedMessage first;
  private final Set<Link> byCapture = new LinkedHashSet<>();
  private final Map<Link.ByRelay, Set<AddressPair>> byRelay = new LinkedHashMap<>();

  MessageLinks(CapturedMessage first) {
    this.first = first;
  }

  /** The first capture of the message. */
  CapturedMessage first() {
    return first;
  }

  /** Adds a capture of the message. */
  void add(CapturedMessage message) {
    switch (message.link()) {
      case Link.ByCapture place -> byCapture.add(place);
      case Link.ByRelay link ->
          byRelay
              .computeIfAbsent(link, _ -> new LinkedHashSet<>())
              .add(new AddressPair(message.source(), message.destination()));
    }
  }

  /** Adds the conclusions to {@code links}. */
  void addTo(LinkGroups links) {
    List<Link> different = different(links);
    links.count(byCapture);
    if (different.size() == 1) {
      byCapture.forEach(place -> links.join(different.getFirst(), place));
    } else if (different.size() == byCapture.size()) {
      links.addCandidates(List.copyOf(byCapture), different);
    }
  }

  /** Joins links on the servers' side that may be the same, and returns one of each. */
  private List<Link> different(LinkGroups links) {
    Map<Link.ByRelay, Set<AddressPair>> groups = new LinkedHashMap<>();
    byRelay.forEach((link, pairs) -> {
      Optional<Link.ByRelay> same =
          groups.keySet().stream()
              .filter(other -> isSameLink(other, groups, link, pairs))
              .findFirst();
      same.ifPresent(other -> links.join(other, link));
      groups.computeIfAbsent(same.orElse(link), _ -> new LinkedHashSet<>()).addAll(pairs);
    });
    return new ArrayList<>(groups.keySet());
  }

  private static boolean isSameLink(
      Link.ByRelay other,
      Map<Link.ByRelay, Set<AddressPair>> groups,
      Link.ByRelay link,
      Set<AddressPair> pairs) {
    Set<AddressPair> others = groups.getOrDefault(other, Set.of());
    boolean ofOneRelay =
        pairs.stream()
            .anyMatch(pair -> others.stream().anyMatch(known -> isSameRelay(pair, known)));
    boolean named = other.interfaceId().length() > 0 && link.interfaceId().length() > 0;
    return pairs.stream().noneMatch(others::contains)
        && !(ofOneRelay && named && !other.interfaceId().equals(link.interfaceId()));
  }

  /** The relay is the source of a RELAY-FORW and the destination of a RELAY-REPL. */
  private static boolean isSameRelay(AddressPair one, AddressPair other) {
    return one.source().equals(other.source()) || one.destination().equals(other.destination());
  }
}
