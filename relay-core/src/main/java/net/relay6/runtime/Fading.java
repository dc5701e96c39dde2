package net.relay6.runtime;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A set whose elements expire at a fixed deadline each. Not shared between threads. */
final class Fading<T> {

  private final Map<T, Long> untilNanos = new LinkedHashMap<>();

  /** Adds elements with a deadline; an element that is already in the set keeps its deadline. */
  void add(Collection<T> things, long until) {
    things.forEach(thing -> untilNanos.putIfAbsent(thing, until));
  }

  /** Removes all other elements. */
  void keepOnly(Collection<T> things) {
    untilNanos.keySet().retainAll(things);
  }

  /**
   * Removes elements whose deadline has passed; returns whether there were any. The clock may wrap.
   */
  boolean forget(long nowNanos) {
    return untilNanos.values().removeIf(until -> nowNanos - until >= 0);
  }

  /** The elements, the oldest first, followed by {@code things}. */
  List<T> with(Collection<T> things) {
    Set<T> all = new LinkedHashSet<>(untilNanos.keySet());
    all.addAll(things);
    return List.copyOf(all);
  }
}
