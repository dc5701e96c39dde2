package net.relay6.feature.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkLimitTest {

  private static final long SECOND = 1_000_000_000;
  private static final Bucket.Rate RATE = new Bucket.Rate(100, 20);

  private long nowNanos;
  private final Bucket bucket = new Bucket();
  private final Gate limit = new Bucket.LinkLimit(RATE, bucket, () -> nowNanos);

  @ParameterizedTest
  @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND, Long.MIN_VALUE})
  void aBurstPassesAndThenTheRateWhateverAddressesAreClaimed(long startNanos) {
    nowNanos = startNanos;
    assertEquals(20, passingOf(1_000));
    int passing = 0;
    for (int milli = 0; milli < 2_000; milli++) {
      nowNanos += SECOND / 1_000;
      passing += passingOf(3);
    }
    assertEquals(200, passing);
  }

  @Test
  void theReasonIsTheLinksRate() {
    passingOf(20);
    assertEquals(
        Optional.of(DropReason.LINK_RATE), limit.refusal(Contexts.fromClient("fe80::1", 2)));
  }

  @Test
  void aNewPlanWithTheSameBucketDoesNotRefillIt() {
    passingOf(20);
    Gate next = new Bucket.LinkLimit(RATE, bucket, () -> nowNanos);
    assertEquals(
        Optional.of(DropReason.LINK_RATE), next.refusal(Contexts.fromClient("fe80::1", 2)));
  }

  @Test
  void relayMessagesPassAndDoNotCount() {
    ForwardContext relayed = Contexts.fromRelay("fe80::1", 2);
    for (int i = 0; i < 100; i++) {
      assertEquals(Optional.empty(), limit.refusal(relayed));
    }
    assertEquals(20, passingOf(100));
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1"})
  void aRateThatLetsNothingPassIsRefused(int messagesPerSecond, int burst) {
    assertThrows(IllegalArgumentException.class, () -> new Bucket.Rate(messagesPerSecond, burst));
  }

  private int passingOf(int count) {
    int passing = 0;
    for (int client = 1; client <= count; client++) {
      String address = "fe80::" + Integer.toHexString(client);
      passing += limit.refusal(Contexts.fromClient(address, 2)).isEmpty() ? 1 : 0;
    }
    return passing;
  }
}
