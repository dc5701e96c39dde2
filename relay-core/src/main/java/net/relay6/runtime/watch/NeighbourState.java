package net.relay6.runtime.watch;

import java.time.Instant;
import java.util.Optional;
import net.relay6.platform.NeighbourTable;

/**
 * Whether the kernel's table of IPv6 neighbours has room, and since when. A response that leaves by
 * UDP needs an entry for its client there; one that leaves as a frame needs none.
 *
 * @param count its use at the last poll
 * @param room how much room it has
 * @param since when it has that much room
 */
public record NeighbourState(NeighbourTable.Count count, Room room, Instant since) {

  /** How much room there is. */
  public enum Room {
    /** The table accepts new entries. */
    ENOUGH,
    /** It is nearly full: the next burst of new neighbours will find no room. */
    LITTLE,
    /** It has refused entries: datagrams to those neighbours were lost. */
    NONE
  }

  /** A limit for tens of thousands of clients; a table that large takes about 25 MB. */
  private static final long LARGE_LIMIT = 65_536;

  /** What is wrong, which clients are affected, and what to do; empty while there is room. */
  public Optional<String> problem() {
    return switch (room) {
      case ENOUGH -> Optional.empty();
      case LITTLE -> Optional.of(text("is nearly full", "will be lost when it is full"));
      case NONE -> Optional.of(text("is full", "are lost"));
    };
  }

  private String text(String how, String effect) {
    return "the kernel's neighbour table %s (%d of %d entries): responses to clients whose hardware"
            .formatted(how, count.entries(), count.limit())
        + " address is not known from a frame %s; %s, and a file in /etc/sysctl.d keeps it"
            .formatted(effect, advice(count.limit()));
  }

  /** The command that enlarges a table that now has room for {@code limit} entries. */
  static String advice(long limit) {
    return "sysctl -w net.ipv6.neigh.default.gc_thresh3=" + Math.max(LARGE_LIMIT, 2 * limit);
  }
}
