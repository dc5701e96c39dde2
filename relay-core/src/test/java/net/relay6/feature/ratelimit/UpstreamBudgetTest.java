package net.relay6.feature.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpstreamBudgetTest {

  private static final long MILLI = 1_000_000;
  private static final Bucket.Rate RATE = new Bucket.Rate(1_000, 100);

  private long nowNanos;
  private final UpstreamBudget budget = new UpstreamBudget();

  @ParameterizedTest
  @ValueSource(longs = {0, -5_000 * MILLI, Long.MAX_VALUE - 5_000 * MILLI, Long.MIN_VALUE})
  void aFloodingLinkLeavesAPoliteLinkItsShareOnAnyClock(long startNanos) {
    nowNanos = startNanos;
    Sender flood = new Sender(1, 5_000);
    Sender polite = new Sender(2, 200);
    simulate(10_000, flood, polite);
    assertEquals(0, polite.refused);
    assertNear(8_000, flood.passed, 100);
  }

  @Test
  void aLinkThatSpeaksSeldomPassesBesideAFlood() {
    Sender flood = new Sender(1, 5_000);
    for (int round = 0; round < 5; round++) {
      simulate(5_000, flood);
      flood.sendFor(0);
      assertTrue(budget.take("eth2", RATE, nowNanos));
    }
  }

  @Test
  void aSecondLinkIsServedWhileTheFirstFloods() {
    Sender flood = new Sender(1, 5_000);
    Sender late = new Sender(2, 400);
    simulate(5_000, flood);
    simulate(5_000, flood, late);
    assertEquals(0, late.refused);
  }

  @Test
  void aLinkThatIsAloneGetsTheWholeBudget() {
    Sender flood = new Sender(1, 5_000);
    simulate(10_000, flood);
    assertNear(10_000, flood.passed, 100);
  }

  @Test
  void aLinksShareGrowsOnceOtherLinksAreSilent() {
    for (int link = 3; link < 20; link++) {
      simulate(100, new Sender(link, 10));
    }
    Sender flood = new Sender(1, 5_000);
    simulate(3_000, flood);
    Sender polite = new Sender(2, 450);
    simulate(5_000, flood, polite);
    assertEquals(0, polite.refused);
  }

  @Test
  void threeFloodingLinksShareAboutEquallyHoweverMuchTheySend() {
    List<Sender> floods = List.of(new Sender(1, 9_000), new Sender(2, 2_000), new Sender(3, 1_000));
    simulate(10_000, floods.toArray(Sender[]::new));
    floods.forEach(flood -> assertNear(3_333, flood.passed, 333));
    assertNear(10_000, floods.stream().mapToInt(flood -> flood.passed).sum(), 100);
  }

  @Test
  void theBudgetIsKeptWhateverIsSent() {
    List<Sender> links = List.of(new Sender(1, 900), new Sender(2, 700), new Sender(3, 50));
    simulate(10_000, links.toArray(Sender[]::new));
    assertTrue(links.stream().mapToInt(link -> link.passed).sum() <= 10_100);
    assertEquals(0, links.getLast().refused);
  }

  @Test
  void aBurstOfOneStillLetsTheRatePass() {
    Bucket.Rate narrow = new Bucket.Rate(1, 1);
    for (int second = 0; second < 5; second++) {
      assertTrue(budget.take("eth1", narrow, nowNanos));
      nowNanos += 1_000 * MILLI;
    }
  }

  private void simulate(int millis, Sender... senders) {
    for (int milli = 0; milli < millis; milli++) {
      for (Sender sender : senders) {
        sender.sendFor(milli);
      }
      nowNanos += MILLI;
    }
  }

  private static void assertNear(int expected, int actual, int tolerance) {
    assertTrue(Math.abs(expected - actual) <= tolerance, actual + ", not about " + expected);
  }

  /** The clients of one link, who send evenly. */
  private final class Sender {

    private final String link;
    private final int messagesPerSecond;
    private int passed;
    private int refused;

    Sender(int number, int messagesPerSecond) {
      this.link = "eth" + number;
      this.messagesPerSecond = messagesPerSecond;
    }

    void sendFor(int milli) {
      int due = messagesPerSecond * (milli + 1) / 1_000 - messagesPerSecond * milli / 1_000;
      for (int i = 0; i < due; i++) {
        if (budget.take(link, RATE, nowNanos)) {
          passed++;
        } else {
          refused++;
        }
      }
    }
  }
}
