package net.relay6.feature.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLimitTest {

  private static final Rate RATE = new Rate(20, 100);

  private final ClientBuckets clients = new ClientBuckets(1024);

  @ParameterizedTest
  @ValueSource(longs = {0, -1_000_000_000_000L, Long.MAX_VALUE - 5})
  void aBurstPassesAndThenTheRate(long startNanos) {
    assertEquals(100, passed(1, 1000, startNanos));
    assertEquals(20, passed(1, 1000, startNanos + seconds(1)));
    assertEquals(100, passed(1, 1000, startNanos + seconds(60)));
  }

  @Test
  void aSecondClientNeverNotices() {
    assertEquals(100, passed(1, 10_000, 0));
    assertEquals(100, passed(2, 100, 0));
  }

  @Test
  void theSameAddressOnTwoLinksIsTwoClients() {
    assertEquals(100, passed(1, 1000, 0));
    assertTrue(clients.take(client(1), 9, RATE, 0));
  }

  @Test
  void aFullTableForgetsWhoeverHasSentLeast() {
    ClientBuckets few = new ClientBuckets(4);
    Rate one = new Rate(1, 2);
    for (int client = 1; client <= 4; client++) {
      few.take(client(client), 1, one, client);
      few.take(client(client), 1, one, client);
    }
    assertTrue(few.take(client(5), 1, one, 5));
    assertFalse(few.take(client(4), 1, one, 5), "still remembered");
    assertTrue(few.take(client(1), 1, one, 5), "forgotten, so it begins anew");
  }

  @Test
  void aRateLetsSomethingPass() {
    assertThrows(IllegalArgumentException.class, () -> new Rate(0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Rate(1, 0));
  }

  private int passed(int client, int messages, long nowNanos) {
    int passed = 0;
    for (int message = 0; message < messages; message++) {
      passed += clients.take(client(client), 1, RATE, nowNanos) ? 1 : 0;
    }
    return passed;
  }

  private static Ipv6Address client(int number) {
    return new Ipv6Address(0xfe80L << 48, number);
  }

  private static long seconds(int count) {
    return TimeUnit.SECONDS.toNanos(count);
  }
}
