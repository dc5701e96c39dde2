package net.relay6.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Logs changes of state and damps those that flap. For each name, up to six changes a minute are
 * logged at once; of further changes, the last is logged when the minute is over, so that the last
 * line about a name is always true. Names without a change for a minute are removed. Not shared
 * between threads.
 */
public final class Flapping {

  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int LINES_PER_WINDOW = 6;

  private final LongSupplier nanoClock;
  private final Map<String, Changes> byName = new HashMap<>();

  /** Reads the time, in nanoseconds on a clock that may wrap, from {@code nanoClock}. */
  public Flapping(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Logs a change now, later or not at all.
   *
   * @param name what has changed
   * @param line writes the line; its argument goes to the end of the line, and is empty unless
   *     changes were omitted
   */
  public void changed(String name, Consumer<String> line) {
    byName.computeIfAbsent(name, _ -> new Changes(nanoClock.getAsLong())).add(line);
  }

  /** Logs the deferred changes that are due; call it about once a second. */
  public void settle() {
    byName.values().forEach(Changes::settle);
    byName.values().removeIf(Changes::areOver);
  }

  private final class Changes {

    private long windowStartNanos;
    private int told;
    private int waiting;
    private Optional<Consumer<String>> last = Optional.empty();

    Changes(long nowNanos) {
      windowStartNanos = nowNanos;
    }

    void add(Consumer<String> line) {
      last = Optional.of(line);
      waiting++;
      settle();
    }

    void settle() {
      advance();
      if (told < LINES_PER_WINDOW) {
        last.ifPresent(this::tell);
      }
    }

    boolean areOver() {
      return told == 0;
    }

    private void tell(Consumer<String> line) {
      String often = waiting == 1 ? "" : " (it changed " + waiting + " times in a minute)";
      last = Optional.empty();
      waiting = 0;
      told++;
      line.accept(often);
    }

    private void advance() {
      long nowNanos = nanoClock.getAsLong();
      if (nowNanos - windowStartNanos >= WINDOW_NANOS) {
        windowStartNanos = nowNanos;
        told = 0;
      }
    }
  }
}
