package net.relay6.cli.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RecentProblemsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final RecentProblems problems = new RecentProblems();

  @Test
  void tellsATextOnceWithHowOftenItCame() {
    problems.note("WARN", "lan0 is down", NOON);
    problems.note("ERROR", "a fault", NOON.plusSeconds(1));
    problems.note("WARN", "lan0 is down", NOON.plusSeconds(2));
    assertEquals(
        List.of(
            new RecentProblems.Problem(
                "ERROR", NOON.plusSeconds(1), NOON.plusSeconds(1), 1, "a fault"),
            new RecentProblems.Problem("WARN", NOON, NOON.plusSeconds(2), 2, "lan0 is down")),
        problems.all());
  }

  @Test
  void forgetsWhatHasNotComeForLongest() {
    for (int number = 0; number <= 100; number++) {
      problems.note("WARN", "problem " + number, NOON);
    }
    assertEquals(100, problems.all().size());
    assertEquals("problem 1", problems.all().getFirst().text());
  }

  @Test
  void keepsNoTextOfAnyLength() {
    problems.note("WARN", "x".repeat(5000), NOON);
    assertEquals(1000, problems.all().getFirst().text().length());
  }

  @Test
  void hearsWarningsAndErrorsOfTheLogUntilItIsClosed() {
    RecentProblems listening = RecentProblems.listen();
    LoggerFactory.getLogger("net.relay6.test").warn("heard of {}", "lan7");
    LoggerFactory.getLogger("net.relay6.test").info("not a problem");
    listening.close();
    LoggerFactory.getLogger("net.relay6.test").warn("too late");
    assertTrue(
        listening.all().stream().anyMatch(problem -> problem.text().equals("heard of lan7")));
    assertTrue(
        listening.all().stream().noneMatch(problem -> problem.text().equals("not a problem")));
    assertTrue(listening.all().stream().noneMatch(problem -> problem.text().equals("too late")));
  }
}
