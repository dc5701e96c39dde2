package net.relay6.cli.audit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which links are the same, because the same message was seen on them at the same time. */
final class LinkGroups {

  /** More links than any network has; those beyond stay alone. */
  private static final int LINKS_MAX = 100_000;

  private final Map<Link, Link> parents = new LinkedHashMap<>();
  private final Set<Link> bothSided = new HashSet<>();

  /** Notes a link. */
  void add(Link link) {
    if (parents.size() < LINKS_MAX) {
      parents.putIfAbsent(link, link);
    }
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
