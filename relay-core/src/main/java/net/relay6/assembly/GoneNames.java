package net.relay6.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which links or servers are gone, as links of a pattern can be. What the relay has counted for the
 * few that went last is kept for when they come back; the others may be forgotten, or ten thousand
 * names that are never seen again would be remembered without end. Belongs to the control thread.
 */
final class GoneNames {

  /** How many links are remembered. */
  static final int REMEMBERED = 256;

  /** How many servers: they change with the configuration alone. */
  static final int SERVERS_REMEMBERED = 16;

  private final int remembered;
  private final LinkedHashSet<String> gone = new LinkedHashSet<>();
  private Set<String> there = Set.of();

  /** Remembers {@code remembered} of them. */
  GoneNames(int remembered) {
    this.remembered = remembered;
  }

  /** There are those now, and no others. */
  void follow(Collection<String> names) {
    Set<String> now = new LinkedHashSet<>(names);
    there.stream().filter(name -> !now.contains(name)).forEach(gone::add);
    gone.removeAll(now);
    there = now;
  }

  /** Takes those that are to be forgotten, the first that went first. */
  List<String> forget() {
    List<String> forgotten = new ArrayList<>();
    while (gone.size() > remembered) {
      forgotten.add(gone.removeFirst());
    }
    return forgotten;
  }
}
