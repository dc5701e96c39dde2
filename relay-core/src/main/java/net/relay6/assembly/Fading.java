package net.relay6.assembly;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Things that are remembered until a moment of their own. Not shared between threads. */
final class Fading<T> {

  private final Map<T, Long> untilNanos = new LinkedHashMap<>();

  /** Remembers each until then; one that is remembered already keeps its moment. */
  void add(Collection<T> things, long until) {
    things.forEach(thing -> untilNanos.putIfAbsent(thing, until));
  }

  /** Forgets the others. */
  void keepOnly(Collection<T> things) {
    untilNanos.keySet().retainAll(things);
  }

  /** Forgets those whose moment has come; whether there were any. The clock may wrap. */
  boolean forget(long nowNanos) {
    return untilNanos.values().removeIf(until -> nowNanos - until >= 0);
  }

  /** What is remembered, the oldest first, and then those {@code things}. */
  List<T> with(Collection<T> things) {
    Set<T> all = new LinkedHashSet<>(untilNanos.keySet());
    all.addAll(things);
    return List.copyOf(all);
  }
}
