package net.relay6.cli.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which links are the same, because the same messages were seen on them at the same time. Places
 * without a relay are one link only if half of the messages of one were seen at the other too.
 */
final class LinkGroups {

  /** More links than any network has; those beyond stay alone. */
  private static final int LINKS_MAX = 100_000;

  private final Map<Link, Link> parents = new LinkedHashMap<>();
  private final Set<Link> bothSided = new HashSet<>();
  private final Map<Link, Integer> messages = new HashMap<>();
  private final Map<Pair, Integer> together = new LinkedHashMap<>();
  private final Map<Pair, Integer> supposed = new LinkedHashMap<>();

  /** Two links, in the order in which they were seen. */
  private record Pair(Link one, Link other) {}

  /** Notes a link. */
  void add(Link link) {
    if (parents.size() < LINKS_MAX) {
      parents.putIfAbsent(link, link);
    }
  }

  /** A message was seen at those places. */
  void count(Set<Link> places) {
    List<Link> all = List.copyOf(places);
    all.forEach(place -> messages.merge(place, 1, Integer::sum));
    for (int later = 1; later < all.size() && together.size() < LINKS_MAX; later++) {
      for (int earlier = 0; earlier < later; earlier++) {
        together.merge(new Pair(all.get(earlier), all.get(later)), 1, Integer::sum);
      }
    }
  }

  /** If nothing else tells which places belong to which links, those may, in that order. */
  void suppose(List<Link> places, List<Link> links) {
    for (int number = 0; number < places.size() && supposed.size() < LINKS_MAX; number++) {
      supposed.merge(new Pair(places.get(number), links.get(number)), 1, Integer::sum);
    }
  }

  /** No more messages come: what only all of them together tell is decided. */
  void settle() {
    supposed.forEach((pair, _) -> {
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

  /** Two links are one. */
  void join(Link one, Link other) {
    Link first = of(one);
    Link second = of(other);
    if (!first.equals(second)) {
      boolean both = isBothSided(first) || isBothSided(second);
      boolean sides = isTold(one) != isTold(other);
      parents.put(second, first);
      if (both || sides) {
        bothSided.add(first);
      }
    }
  }

  /** The link that stands for all that are the same. */
  Link of(Link link) {
    Link parent = parents.getOrDefault(link, link);
    while (!parent.equals(parents.getOrDefault(parent, parent))) {
      parent = parents.getOrDefault(parent, parent);
    }
    return parent;
  }

  /** Whether its messages were seen on both sides of a relay. */
  boolean isBothSided(Link link) {
    return bothSided.contains(of(link));
  }

  /** All links, those that are the same together. */
  Map<Link, List<Link>> all() {
    Map<Link, List<Link>> groups = new LinkedHashMap<>();
    parents
        .keySet()
        .forEach(link -> groups.computeIfAbsent(of(link), _ -> new ArrayList<>()).add(link));
    return new HashMap<>(groups);
  }

  private static boolean isTold(Link link) {
    return link instanceof Link.Told;
  }
}
