package net.relay6.assembly;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which links are gone, as those of a pattern can be. What the relay has counted for the 256 that
 * went last is kept for when they come back; the others may be forgotten, or ten thousand names
 * that are never seen again would be remembered for ever. Belongs to the control thread.
 */
final class GoneLinks {

  /** How many are remembered. */
  static final int REMEMBERED = 256;

  private final LinkedHashSet<String> gone = new LinkedHashSet<>();
  private Set<String> there = Set.of();

  /** There are those links now, and no others. */
  void follow(Collection<String> links) {
    Set<String> now = new LinkedHashSet<>(links);
    there.stream().filter(link -> !now.contains(link)).forEach(gone::add);
    gone.removeAll(now);
    there = now;
  }

  /** Takes those that are to be forgotten, the first that went first. */
  List<String> forget() {
    List<String> forgotten = new ArrayList<>();
    while (gone.size() > REMEMBERED) {
      forgotten.add(gone.removeFirst());
    }
    return forgotten;
  }
}
