package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which requests count as unanswered for a server, whatever other servers do. */
class UnansweredTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nobody answers a SOLICIT                    | SOLICIT 2              | 1 | 1
          another answers it                          | SOLICIT 2 ; beta       | 1 | 0
          all answer it                               | SOLICIT 2 ; alpha beta | 0 | 0
          a RENEW counts for the server it names      | RENEW 2 server alpha   | 1 | 0
          a REQUEST counts for the server it names    | REQUEST 2 server alpha | 1 | 0
          nobody answers an INFORMATION-REQUEST       | INFORMATION-REQUEST 2  | 1 | 1
          to REBIND a server may be silent            | REBIND 2               | 0 | 0
          to CONFIRM a server may be silent           | CONFIRM 2              | 0 | 0
          """)
  void countsWhatTheServerShouldHaveAnswered(String what, String asked, long alpha, long beta) {
    String[] parts = (asked + " ; ").split(" *; *", -1);
    Story story =
        new Story(
            what,
            "",
            List.of(
                "0 c0 asks RENEW 1 server alpha",
                "1 alpha answers REPLY c0 1 lease 2001:db8:1:1::1",
                "1000 c1 asks " + parts[0],
                answer("alpha", parts),
                answer("beta", parts),
                "9000 tick"));
    ServerSetReport report = new StoryTeller(story).tell();
    assertEquals(alpha, report.server("alpha").orElseThrow().unanswered());
    assertEquals(beta, report.server("beta").orElseThrow().unanswered());
  }

  private static String answer(String server, String... parts) {
    return parts[1].contains(server)
        ? "1005 " + server + " answers ADVERTISE c1 2 lease 2001:db8:1:1::2"
        : "1005 tick";
  }

  @ParameterizedTest
  @CsvSource({"SOLICIT, 0", "INFORMATION-REQUEST, 0", "RENEW, 1"})
  void aStandbyMustAnswerOnlyWhatNamesIt(String type, long beta) {
    Story story =
        new Story(
            type,
            "servers { beta { role = standby } }",
            List.of(
                "0 c0 asks RENEW 1 server beta",
                "1 beta answers REPLY c0 1 lease 2001:db8:1:1::1",
                "1000 c1 asks " + type + " 2 server beta",
                "9000 tick"));
    ServerSetReport report = new StoryTeller(story).tell();
    assertEquals(beta, report.server("beta").orElseThrow().unanswered());
  }

  @ParameterizedTest
  @CsvSource({"2000, 1", "4000, 2"})
  void asOftenAsTheClientAsksAgainAfterThreeSeconds(long againMillis, long alpha) {
    Story story =
        new Story(
            "again",
            "",
            List.of("0 c1 asks SOLICIT 1", againMillis + " c1 asks SOLICIT 1", "9000 tick"));
    assertEquals(alpha, new StoryTeller(story).tell().server("alpha").orElseThrow().unanswered());
  }
}
