package net.relay6.agent;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Tells changes of state without letting what changes all the time flood the log: for each name up
 * to six changes a minute are told at once, and of the others the last when the minute is over, so
 * that the last line about a name is always true. Names that have been quiet for a minute are
 * forgotten. Not shared between threads.
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
   * Notes a change.
   *
   * @param name what has changed
   * @param line writes the line, now, later or not at all; what it gets belongs at the line's end,
   *     and is empty unless changes were left out
   */
  public void changed(String name, Consumer<String> line) {
    byName.computeIfAbsent(name, _ -> new Changes(nanoClock.getAsLong())).add(line);
  }

  /** Tells what had to wait and need not any more; to be called every second or so. */
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
