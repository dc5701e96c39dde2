package net.relay6.observer.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LeaseTrendTest {

  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final long HOUR = TimeUnit.HOURS.toNanos(1);

  private final LeaseTrend trend = new LeaseTrend();

  @Test
  void knowsHowItWasAnHourAgo() {
    note(0, 130);
    assertEquals(Optional.of(60L), trend.leasesAgo(0, HOUR, 120 * MINUTE));
    assertEquals(Optional.of(60L), trend.leasesAgo(0, HOUR, 129 * MINUTE));
    assertEquals(Optional.of(70L), trend.leasesAgo(0, HOUR, 130 * MINUTE));
  }

  @Test
  void knowsNothingInTheFirstHour() {
    note(0, 50);
    assertEquals(Optional.empty(), trend.leasesAgo(0, HOUR, 59 * MINUTE));
  }

  @Test
  void aServerThatWasNotKnownThenHadNone() {
    note(0, 60);
    assertEquals(Optional.of(0L), trend.leasesAgo(1, HOUR, 60 * MINUTE));
  }

  @Test
  void remembersADayAndNoMore() {
    note(0, 3 * 24 * 60);
    long now = 3 * 24 * 60 * MINUTE;
    assertEquals(Optional.of(2 * 24 * 60 + 10L), trend.leasesAgo(0, 24 * HOUR - 10 * MINUTE, now));
    assertEquals(Optional.empty(), trend.leasesAgo(0, 25 * HOUR, now));
  }

  /** Looks every minute; a server has as many leases as minutes have passed. */
  private void note(int from, int to) {
    for (int minute = from; minute <= to; minute++) {
      if (trend.isDue(minute * MINUTE)) {
        trend.add(minute * MINUTE, List.of((long) minute));
      }
    }
  }
}
