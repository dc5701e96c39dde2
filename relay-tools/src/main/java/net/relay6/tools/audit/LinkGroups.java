package net.relay6.tools.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Groups links that are the same, because the same messages were captured on them at the same time.
 * Two capture points without a relay are one link only if half of the messages of one were captured
 * at the other too.
 */
final class LinkGroups {

  /** The bound for links; further ones are not grouped. */
  private static final int LINKS_MAX = 100_000;

  private final Map<Link, Link> parents = new LinkedHashMap<>();
  private final Set<Link> bothSided = new HashSet<>();
  private final Map<Link, Integer> messages = new HashMap<>();
  private final Map<Pair, Integer> together = new LinkedHashMap<>();
  private final Map<Pair, Integer> candidates = new LinkedHashMap<>();

  /** Two links, in the order in which they were captured. */
  private record Pair(Link one, Link other) {}

  /** Adds a link. */
  void add(Link link) {
    if (parents.size() < LINKS_MAX) {
      parents.putIfAbsent(link, link);
    }
  }

  /** Counts a message captured at those points. */
  void count(Set<Link> places) {
    List<Link> all = List.copyOf(places);
    all.forEach(place -> messages.merge(place, 1, Integer::sum));
    for (int later = 1; later < all.size() && together.size() < LINKS_MAX; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        together.merge(new Pair(all.get(earlier), all.get(later)), 1, Integer::sum);
      }
    }
  }

  /** Adds candidates for joining, in that order, in case no other evidence exists. */
  void addCandidates(List<Link> places, List<Link> links) {
    for (int number = 0; number < places.size() && candidates.size() < LINKS_MAX; number++) {
      candidates.merge(new Pair(places.get(number), links.get(number)), 1, Integer::sum);
    }
  }

  /** Decides the remaining joins after the last message. */
  void resolve() {
    candidates.forEach((pair, _) -> {
      if (!isBothSided(pair.one())) {
        join(pair.other(), pair.one());
      }
    });
    together.forEach((pair, count) -> {
      boolean apart = isBothSided(pair.one()) && isBothSided(pair.other());
      int most = Math.min(messagesAt(pair.one()), messagesAt(pair.other()));
      if (!apart && 2 * count >= most) {
        join(pair.one(), pair.other());
      }
    });
  }

  private int messagesAt(Link place) {
    return messages.getOrDefault(place, 0);
  }

  /** Joins two links. */
  void join(Link one, Link other) {
    Link first = of(one);
    Link second = of(other);
    if (!first.equals(second)) {
      boolean both = isBothSided(first) || isBothSided(second);
      boolean sides = isByRelay(one) != isByRelay(other);
      parents.put(second, first);
      if (both || sides) {
        bothSided.add(first);
      }
    }
  }

  /** The representative of a link's group. */
  Link of(Link link) {
    Link parent = parents.getOrDefault(link, link);
    while (!parent.equals(parents.getOrDefault(parent, parent))) {
      parent = parents.getOrDefault(parent, parent);
    }
    return parent;
  }

  /** Whether its messages were captured on both sides of a relay. */
  boolean isBothSided(Link link) {
    return bothSided.contains(of(link));
  }

  /** All groups of links. */
  Map<Link, List<Link>> all() {
    Map<Link, List<Link>> groups = new LinkedHashMap<>();
    parents
        .keySet()
        .forEach(link -> groups.computeIfAbsent(of(link), _ -> new ArrayList<>()).add(link));
    return new HashMap<>(groups);
  }

  private static boolean isByRelay(Link link) {
    return link instanceof Link.ByRelay;
  }
}
