package net.relay6.observer.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatencyHistogramTest {

  private final LatencyHistogram histogram = new LatencyHistogram();

  @ParameterizedTest
  @CsvSource({
    "0, 250",
    "250, 250",
    "251, 500",
    "999999, 1000000",
    "1000000, 1000000",
    "1000001, 1100000",
    "5000000, 5000000",
    "5000001, 9223372036854775807"
  })
  void aLatencyFallsIntoTheFirstBucketThatHoldsIt(long micros, long bound) {
    histogram.add(TimeUnit.MICROSECONDS.toNanos(micros));
    assertEquals(bound, histogram.snapshot().quantileMicros(1));
    assertEquals(TimeUnit.MICROSECONDS.toNanos(micros), histogram.snapshot().sumNanos());
  }

  @Test
  void halfAndNearlyAllAreBoundsOfTheirBuckets() {
    for (int count = 0; count < 99; count++) {
      histogram.add(TimeUnit.MILLISECONDS.toNanos(2));
    }
    histogram.add(TimeUnit.SECONDS.toNanos(2));
    assertEquals(2_500, histogram.snapshot().quantileMicros(0.5));
    assertEquals(2_500, histogram.snapshot().quantileMicros(0.99));
    assertEquals(2_500_000, histogram.snapshot().quantileMicros(0.999));
  }

  @Test
  void oneWithoutAnythingHasNoQuantile() {
    assertEquals(-1, LatencyHistogram.NONE.quantileMicros(0.5));
    assertEquals(0, LatencyHistogram.NONE.count());
  }

  @Test
  void twoTogetherAreTheSumOfTheirBuckets() {
    histogram.add(100);
    LatencyHistogram.Snapshot both = histogram.snapshot().plus(histogram.snapshot());
    assertEquals(2, both.count());
    assertEquals(200, both.sumNanos());
    assertEquals(histogram.snapshot(), histogram.snapshot().plus(LatencyHistogram.NONE));
  }
}
