package net.relay6.runtime.watch;

import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import net.relay6.platform.NeighbourCount;
import net.relay6.runtime.watch.NeighbourState.Room;

/**
 * Whether the kernel's neighbour table has room, by its use and its refusals within the last
 * minute, so that short changes do not change the state. Not shared between threads.
 */
final class NeighbourRoom {

  private static final long CALM_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final long PERCENT = 100;
  private static final long NEARLY_FULL_PERCENT = 95;

  private NeighbourCount last;
  private long littleUntilNanos;
  private long noneUntilNanos;
  private Room room = Room.ENOUGH;

  /** Starts with a first count; earlier refusals are ignored. */
  NeighbourRoom(NeighbourCount first, long nowNanos) {
    last = first;
    littleUntilNanos = nowNanos;
    noneUntilNanos = nowNanos;
    follow(first, nowNanos);
  }

  /** Updates the state by the current count. */
  Room follow(NeighbourCount count, long nowNanos) {
    if (count.limit() > last.limit()) {
      littleUntilNanos = nowNanos;
      noneUntilNanos = nowNanos;
    }
    if (hasRefused(last.refused(), count.refused())) {
      noneUntilNanos = nowNanos + CALM_NANOS;
    }
    if (isNearlyFull(count)) {
      littleUntilNanos = nowNanos + CALM_NANOS;
    }
    last = count;
    room = room(nowNanos);
    return room;
  }

  /** The state after the last update. */
  Room room() {
    return room;
  }

  private Room room(long nowNanos) {
    if (noneUntilNanos - nowNanos > 0) {
      return Room.NONE;
    }
    return littleUntilNanos - nowNanos > 0 ? Room.LITTLE : Room.ENOUGH;
  }

  private static boolean hasRefused(OptionalLong before, OptionalLong now) {
    return before.isPresent() && now.isPresent() && now.getAsLong() > before.getAsLong();
  }

  /**
   * If there are more entries than the limit, many do not count towards it, and the number that
   * counts is unknown.
   */
  private static boolean isNearlyFull(NeighbourCount count) {
    return count.entries() <= count.limit()
        && count.entries() * PERCENT >= count.limit() * NEARLY_FULL_PERCENT;
  }
}
