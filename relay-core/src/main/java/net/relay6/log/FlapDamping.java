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
public final class FlapDamping {

  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(1);
  private static final int LINES_PER_WINDOW = 6;

  private final LongSupplier nanoClock;
  private final Map<String, Changes> byName = new HashMap<>();

  /** Reads the time, in nanoseconds on a clock that may wrap, from {@code nanoClock}. */
  public FlapDamping(LongSupplier nanoClock) {
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
  public void logDeferred() {
    byName.values().forEach(Changes::logDeferred);
    byName.values().removeIf(Changes::isIdle);
  }

  private final class Changes {

    private long windowStartNanos;
    private int logged;
    private int deferred;
    private Optional<Consumer<String>> last = Optional.empty();

    Changes(long nowNanos) {
      windowStartNanos = nowNanos;
    }

    void add(Consumer<String> line) {
      last = Optional.of(line);
      deferred++;
      logDeferred();
    }

    void logDeferred() {
      advance();
      if (logged < LINES_PER_WINDOW) {
        last.ifPresent(this::log);
      }
    }

    boolean isIdle() {
      return logged == 0;
    }

    private void log(Consumer<String> line) {
      String often = deferred == 1 ? "" : " (it changed " + deferred + " times in a minute)";
      last = Optional.empty();
      deferred = 0;
      logged++;
      line.accept(often);
    }

    private void advance() {
      long nowNanos = nanoClock.getAsLong();
      if (nowNanos - windowStartNanos >= WINDOW_NANOS) {
        windowStartNanos = nowNanos;
        logged = 0;
      }
    }
  }
}
