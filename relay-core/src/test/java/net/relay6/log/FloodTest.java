package net.relay6.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What bounds the log when everything happens at once. */
class FloodTest {

  /** Begins just before the clock wraps. */
  private final AtomicLong nowNanos = new AtomicLong(Long.MAX_VALUE - 5);

  private final List<String> lines = new ArrayList<>();

  @Test
  void eachKeyPassesOnceInAnIntervalAndCountsTheOthers() {
    Throttle.ByKey<String> throttles =
        new Throttle.ByKey<>(TimeUnit.SECONDS.toNanos(1), nowNanos::get);
    assertTrue(throttles.passes("one"));
    assertEquals("", throttles.suppressed("one"));
    for (int count = 0; count < 10_000; count++) {
      assertFalse(throttles.passes("one"));
    }
    assertTrue(throttles.passes("two"));
    nowNanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
    assertTrue(throttles.passes("one"));
    assertEquals(" (and 10000 more since the last such line)", throttles.suppressed("one"));
    assertEquals("", throttles.suppressed("two"));
  }

  @Test
  void aFlappingStateIsLoggedSixTimesAMinuteAndItsLastStateAfterThat() {
    FlapDamping flapping = new FlapDamping(nowNanos::get);
    for (int count = 1; count <= 10_000; count++) {
      change(flapping, "lan0", "state " + count);
    }
    change(flapping, "lan1", "up");
    assertEquals(
        List.of("state 1", "state 2", "state 3", "state 4", "state 5", "state 6", "up"), lines);
    flapping.logDeferred();
    assertEquals(7, lines.size());
    nowNanos.addAndGet(TimeUnit.MINUTES.toNanos(1));
    flapping.logDeferred();
    flapping.logDeferred();
    assertEquals("state 10000 (it changed 9994 times in a minute)", lines.removeLast());
    assertEquals(7, lines.size());
  }

  private void change(FlapDamping flapping, String name, String line) {
    flapping.changed(name, often -> lines.add(line + often));
  }
}
