package net.relay6.planning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The names of removed links or servers. The counters of the names removed last are kept in case
 * they return; older ones may be dropped, so that memory stays bounded when interfaces of a pattern
 * come and go. Used by the control thread only.
 */
final class RemovedNames {

  /** How many link names are kept. */
  static final int REMEMBERED = 256;

  /** How many server names are kept; servers change only with the configuration. */
  static final int SERVERS_REMEMBERED = 16;

  private final int remembered;
  private final LinkedHashSet<String> removed = new LinkedHashSet<>();
  private Set<String> present = Set.of();

  /** Keeps {@code remembered} names. */
  RemovedNames(int remembered) {
    this.remembered = remembered;
  }

  /** Sets the names that exist now. */
  void update(Collection<String> names) {
    Set<String> now = new LinkedHashSet<>(names);
    present.stream().filter(name -> !now.contains(name)).forEach(removed::add);
    removed.removeAll(now);
    present = now;
  }

  /** Removes and returns the names beyond the bound, the first removed first. */
  List<String> takeEvicted() {
    List<String> forgotten = new ArrayList<>();
    while (removed.size() > remembered) {
      forgotten.add(removed.removeFirst());
    }
    return forgotten;
  }
}
