package net.relay6.bindings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Times of bindings while the time of day is set. */
class BookClockTest {

  private Instant timeOfDay = Instant.parse("2026-11-28T10:00:00Z");
  private long seconds = 7;
  private final BookClock clock =
      new BookClock(() -> timeOfDay, () -> TimeUnit.SECONDS.toNanos(seconds));

  @Test
  void aTimeIsThatOfTheClockAsItIsSetNow() {
    long ends = clock.millis() + 60_000;
    seconds += 10;
    timeOfDay = timeOfDay.plusSeconds(3610);
    assertEquals(50_000, ends - clock.millis());
    assertEquals(Instant.parse("2026-11-28T11:01:00Z"), clock.instant(ends));
  }

  @Test
  void aTimeIsShownAlikeWhileTheTimeOfDayDrifts() {
    long ends = clock.millis() + 60_000;
    timeOfDay = timeOfDay.plusMillis(999);
    assertEquals(Instant.parse("2026-11-28T10:01:00Z"), clock.instant(ends));
  }

  @Test
  void whatDoesNotEndHasTheLatestTime() {
    assertEquals(Instant.MAX, clock.instant(BookClock.NEVER));
  }
}
