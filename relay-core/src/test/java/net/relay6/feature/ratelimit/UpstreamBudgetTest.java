package net.relay6.feature.ratelimit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class UpstreamBudgetTest {

  private final UpstreamBudget budget = new UpstreamBudget(new Rate(1000, 1000));
  private final Map<String, Integer> passed = new HashMap<>();

  @Test
  void aFloodTakesNothingFromAPoliteLink() {
    play(10, Map.of("flood", 5, "polite", 1));
    assertTrue(passed("polite") >= 4_900, "polite " + passed);
    assertTrue(passed("flood") >= 4_900, "flood " + passed);
  }

  @Test
  void aLinkBelowItsShareLosesNothing() {
    for (int millis = 0; millis < 10_000; millis++) {
      for (int message = 0; message < 5; message++) {
        take("flood", millis);
      }
      if (millis % 5 == 0) {
        take("polite", millis);
      }
    }
    assertEquals(2_000, passed("polite"));
    assertTrue(passed("flood") >= 8_000 && passed("flood") <= 9_000, passed.toString());
  }

  @Test
  void aLinkThatIsAloneHasAllOfIt() {
    play(10, Map.of("only", 5));
    assertEquals(1_000 + 9_999, passed("only"));
  }

  @Test
  void floodsShareEqually() {
    play(10, Map.of("one", 5, "two", 5, "three", 5));
    for (String link : passed.keySet()) {
      assertTrue(passed(link) > 3_300 && passed(link) < 4_000, passed.toString());
    }
  }

  @Test
  void aLinkThatStaysAwayIsForgotten() {
    play(1, Map.of("gone", 5));
    for (int second = 1; second < 30; second++) {
      take("other", second * 1_000);
    }
    passed.clear();
    for (int message = 0; message < 2_000; message++) {
      take("other", 30_000);
    }
    assertEquals(1_000, passed("other"), "nothing is kept for the link that has gone");
  }

  private void play(int seconds, Map<String, Integer> messagesPerMillisecond) {
    for (int millis = 0; millis < seconds * 1000; millis++) {
      for (int message = 0; message < 5; message++) {
        for (Map.Entry<String, Integer> link : messagesPerMillisecond.entrySet()) {
          if (message < link.getValue()) {
            take(link.getKey(), millis);
          }
        }
      }
    }
  }

  private void take(String link, int atMillis) {
    if (budget.take(link, TimeUnit.MILLISECONDS.toNanos(atMillis))) {
      passed.merge(link, 1, Integer::sum);
    }
  }

  private int passed(String link) {
    return passed.getOrDefault(link, 0);
  }
}
