package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElapsedTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");

  private final Elapsed elapsed = new Elapsed(() -> NOW);

  @ParameterizedTest
  @CsvSource({"0, 0s", "59, 59s", "60, 1m 0s", "3599, 59m 59s", "3600, 1h 0m", "270000, 3d 3h"})
  void saysTheTwoLargestUnits(long seconds, String said) {
    assertEquals(said, elapsed.since(NOW.minusSeconds(seconds)));
  }

  @Test
  void saysADashForWhatNobodyKnows() {
    assertEquals("-", elapsed.since(Optional.empty()));
  }
}
