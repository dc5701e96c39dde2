package net.relay6.runtime.watch;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.log.FlapDamping;
import net.relay6.platform.NeighbourTable;
import net.relay6.runtime.watch.NeighbourState.Room;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls the kernel's neighbour table every five seconds, and logs when it runs out of room and when
 * it has room again. If the kernel does not report the use of the table, nothing is logged. Used by
 * the control thread; any thread may read the state.
 */
public final class NeighbourWatch {

  private static final Logger LOG = LoggerFactory.getLogger(NeighbourWatch.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final String NAME = "neighbour table";

  private final NeighbourTable table;
  private final InstantSource clock;
  private final LongSupplier nanoClock;
  private final FlapDamping flapping;
  private Optional<RoomHysteresis> room = Optional.empty();
  private long nextNanos;
  private volatile Optional<NeighbourState> state = Optional.empty();

  /**
   * A watch whose first poll is due at once. {@code clock} dates the states, and {@code nanoClock}
   * in nanoseconds determines when a poll is due.
   */
  public NeighbourWatch(NeighbourTable table, InstantSource clock, LongSupplier nanoClock) {
    this.table = table;
    this.clock = clock;
    this.nanoClock = nanoClock;
    flapping = new FlapDamping(nanoClock);
    nextNanos = nanoClock.getAsLong();
  }

  /** Polls the table if it is due; call it about once a second. */
  public void poll() {
    long nowNanos = nanoClock.getAsLong();
    if (nowNanos - nextNanos >= 0) {
      nextNanos = nowNanos + INTERVAL_NANOS;
      state = table.count().map(count -> update(count, nowNanos));
    }
    flapping.logDeferred();
  }

  /** The use of the table; empty if the kernel does not report it. */
  public Optional<NeighbourState> state() {
    return state;
  }

  private NeighbourState update(NeighbourTable.Count count, long nowNanos) {
    RoomHysteresis known = room.orElseGet(() -> new RoomHysteresis(count, nowNanos));
    room = Optional.of(known);
    Room now = known.update(count, nowNanos);
    Optional<NeighbourState> before = state;
    if (before.isPresent() && before.get().room() == now) {
      return new NeighbourState(count, now, before.get().since());
    }
    NeighbourState changed = new NeighbourState(count, now, clock.instant());
    if (before.isPresent() || now != Room.ENOUGH) {
      flapping.changed(NAME, often -> log(changed, often));
    }
    return changed;
  }

  private static void log(NeighbourState state, String often) {
    Optional<String> problem = state.problem();
    if (problem.isPresent()) {
      LOG.warn("{}{}", problem.get(), often);
    } else {
      LOG.info(
          "the kernel's neighbour table has room again, {} of {} entries{}",
          state.count().entries(),
          state.count().limit(),
          often);
    }
  }

  /**
   * Whether the kernel's neighbour table has room, by its use and its refusals within the last
   * minute, so that short changes do not change the state. Not shared between threads.
   */
  static final class RoomHysteresis {

    private static final long CALM_NANOS = TimeUnit.MINUTES.toNanos(1);
    private static final long PERCENT = 100;
    private static final long NEARLY_FULL_PERCENT = 95;

    private NeighbourTable.Count last;
    private long littleUntilNanos;
    private long noneUntilNanos;
    private Room room = Room.ENOUGH;

    /** Starts with a first count; earlier refusals are ignored. */
    RoomHysteresis(NeighbourTable.Count first, long nowNanos) {
      last = first;
      littleUntilNanos = nowNanos;
      noneUntilNanos = nowNanos;
      update(first, nowNanos);
    }

    /** Updates the state by the current count. */
    Room update(NeighbourTable.Count count, long nowNanos) {
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
    private static boolean isNearlyFull(NeighbourTable.Count count) {
      return count.entries() <= count.limit()
          && count.entries() * PERCENT >= count.limit() * NEARLY_FULL_PERCENT;
    }
  }
}
