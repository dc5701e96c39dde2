package net.relay6.feature.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.counters.DropReason;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLimitTest {

  private static final long SECOND = 1_000_000_000;
  private static final Bucket.Rate TWO_A_SECOND_AFTER_THREE = new Bucket.Rate(2, 3);
  private static final Bucket.Rate ONE_IN_A_SECOND = new Bucket.Rate(1, 1);

  private long nowNanos;
  private final Gate limit =
      new ClientBuckets.Limit(TWO_A_SECOND_AFTER_THREE, new ClientBuckets(), () -> nowNanos);
  private final ForwardContext client = Contexts.fromClient("fe80::1", 2);

  @ParameterizedTest
  @ValueSource(longs = {0, -5 * SECOND, Long.MAX_VALUE - SECOND, Long.MIN_VALUE})
  void aBurstPassesAndThenTheRateOnAnyClock(long startNanos) {
    nowNanos = startNanos;
    assertEquals(3, passingOf(10, client));
    nowNanos += SECOND / 2 - 1;
    assertEquals(0, passingOf(10, client));
    nowNanos += 1;
    assertEquals(1, passingOf(10, client));
    nowNanos += SECOND;
    assertEquals(2, passingOf(10, client));
    nowNanos += 60 * SECOND;
    assertEquals(3, passingOf(10, client));
  }

  @Test
  void theReasonIsTheClientsRate() {
    passingOf(3, client);
    assertEquals(Optional.of(DropReason.CLIENT_RATE), limit.refusal(client));
  }

  @Test
  void aSecondClientStillPasses() {
    passingOf(10, client);
    assertEquals(3, passingOf(10, Contexts.fromClient("fe80::2", 2)));
  }

  @Test
  void theSameAddressOnTwoLinksIsTwoClients() {
    passingOf(10, client);
    assertEquals(3, passingOf(10, Contexts.fromClient("fe80::1", 3)));
  }

  @Test
  void aNewPlanWithTheSameBucketsDoesNotRefillThem() {
    ClientBuckets buckets = new ClientBuckets();
    assertTrue(passes(new ClientBuckets.Limit(ONE_IN_A_SECOND, buckets, () -> nowNanos), client));
    assertFalse(passes(new ClientBuckets.Limit(ONE_IN_A_SECOND, buckets, () -> nowNanos), client));
  }

  @Test
  void relayMessagesPassAndDoNotCount() {
    assertEquals(100, passingOf(100, Contexts.fromRelay("fe80::1", 2)));
    assertEquals(3, passingOf(10, client));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, Long.MAX_VALUE - SECOND - 2, Long.MIN_VALUE})
  void aFullTableForgetsTheIdlest(long startNanos) {
    ClientBuckets buckets = new ClientBuckets(4);
    for (int client : new int[] {3, 1, 4, 2, 5}) {
      assertTrue(take(buckets, client, startNanos + client));
    }
    for (int client = 2; client <= 5; client++) {
      assertFalse(take(buckets, client, startNanos + 10), "client " + client);
    }
    assertTrue(take(buckets, 1, startNanos + 10));
  }

  @Test
  void aFullTableStaysBounded() {
    ClientBuckets buckets = new ClientBuckets(62);
    for (int client = 0; client < 100_000; client++) {
      assertTrue(take(buckets, client, client));
    }
    int remembered = 0;
    for (int client = 99_999; client >= 0; client--) {
      remembered += take(buckets, client, 100_000) ? 0 : 1;
    }
    assertTrue(remembered > 0 && remembered <= 64, remembered + " remembered");
  }

  @Test
  void manyQuietClientsAreAllRemembered() {
    ClientBuckets buckets = new ClientBuckets();
    int remembered = 0;
    for (int client = 0; client < 4_000; client++) {
      take(buckets, client, 0);
    }
    for (int client = 0; client < 4_000; client++) {
      remembered += take(buckets, client, 0) ? 0 : 1;
    }
    assertTrue(remembered > 3_900, remembered + " remembered");
  }

  private int passingOf(int count, ForwardContext context) {
    int passing = 0;
    for (int i = 0; i < count; i++) {
      passing += passes(limit, context) ? 1 : 0;
    }
    return passing;
  }

  private static boolean passes(Gate gate, ForwardContext context) {
    return gate.refusal(context).isEmpty();
  }

  private static boolean take(ClientBuckets buckets, int client, long nowNanos) {
    Ipv6Address address = new Ipv6Address(0xfe80_0000_0000_0000L, client);
    return buckets.take(address, 2, ONE_IN_A_SECOND, nowNanos);
  }
}
