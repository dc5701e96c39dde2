package net.relay6.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import net.relay6.daemon.resource.StatusResource;
import net.relay6.daemon.view.Elapsed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class RecentProblemsTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final RecentProblems problems = new RecentProblems();

  @Test
  void listsATextOnceWithHowOftenItCame() {
    problems.add("WARN", "lan0 is down", NOON);
    problems.add("ERROR", "a fault", NOON.plusSeconds(1));
    problems.add("WARN", "lan0 is down", NOON.plusSeconds(2));
    assertEquals(
        List.of(
            new RecentProblems.Problem(
                "ERROR", NOON.plusSeconds(1), NOON.plusSeconds(1), 1, "a fault"),
            new RecentProblems.Problem("WARN", NOON, NOON.plusSeconds(2), 2, "lan0 is down")),
        problems.all());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "lan0: 7 messages were lost  | lan0: 91 messages were lost                        | true",
        "dnsmasq (process 7) uses it | dnsmasq (process 1234) uses it                     | true",
        "no route                    | no route (and 3 more since the last such line)     | true",
        "lan0 is down                | lan0 is down (it changed 7 times in a minute)      | true",
        "no route (to alpha)         | no route (to beta)                                 | false",
        "lan0 is down                | lan1 is down                                       | false",
        "vlan.7 is down              | vlan.8 is down                                     | false",
        "relay6.conf:7: unknown key  | relay6.conf:8: unknown key                         | false",
        "2001:db8::1 is gone         | 2001:db8::2 is gone                                | false",
        "2001:db8:1::/64 is gone     | 2001:db8:1::/65 is gone                            | false"
      })
  void textsThatDifferInANumberAloneAreOneAndTheLastIsShown(
      String first, String second, boolean one) {
    problems.add("WARN", first, NOON);
    problems.add("WARN", second, NOON.plusSeconds(1));
    assertEquals(one ? 1 : 2, problems.all().size());
    assertEquals(second, problems.all().getLast().text());
  }

  @Test
  void whoSentSomethingMakesNoOtherProblemOfIt() {
    RecentProblems listening = RecentProblems.listen();
    Logger log = LoggerFactory.getLogger("net.relay6.test");
    for (String peer : List.of("fe80::1", "fe80::2")) {
      for (String link : List.of("lan7", "lan8")) {
        log.atWarn()
            .addKeyValue("link", link)
            .addKeyValue("peer", peer)
            .log("of {} on {}", peer, link);
      }
    }
    listening.close();
    assertEquals(
        List.of("of fe80::2 on lan7", "of fe80::2 on lan8"),
        listening.all().stream()
            .map(RecentProblems.Problem::text)
            .filter(text -> text.startsWith("of fe80"))
            .toList());
  }

  @Test
  void forgetsWhatHasNotComeForLongest() {
    for (int number = 0; number <= 100; number++) {
      problems.add("WARN", "lan" + number + " is down", NOON);
    }
    assertEquals(100, problems.all().size());
    assertEquals("lan1 is down", problems.all().getFirst().text());
  }

  @Test
  void areCountedInATextThatSaysWhereTheyAre() {
    Elapsed elapsed = new Elapsed(() -> NOON.plusSeconds(65));
    assertEquals(
        "none in the log", StatusResource.ProblemCounts.of(problems.all()).toText(elapsed));
    problems.add("ERROR", "a fault", NOON.plusSeconds(60));
    problems.add("WARN", "lan0 is down", NOON);
    assertEquals(
        "2 in the log, the latest 5s ago: see `relay6 problems`",
        StatusResource.ProblemCounts.of(problems.all()).toText(elapsed));
  }

  @Test
  void keepsNoTextOfAnyLength() {
    problems.add("WARN", "x".repeat(5000), NOON);
    assertEquals(1000, problems.all().getFirst().text().length());
  }

  @Test
  void recordsWarningsAndErrorsOfTheLogUntilItIsClosed() {
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
