package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.daemon.resource.ServersResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code relay6 servers} prints. */
class ServersTextTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void showsStatesThenResponsesThenWhy() {
    assertEquals(
        """
        SERVER  STATE       SINCE  ADDRESS        LOST  ERRORS  OVERSIZE  WAITING
        alpha   responding  1m 0s  2001:db8:a::2     0       0         0        0
        beta    refused     2h 0m  2001:db8:b::2     0      38         0        -

        SERVER  HEARD  COPIES  ANSWERS  UNANSWERED  MEDIAN  99%    PREFERENCE  WINS  LEASES  FINDINGS
        alpha   3s        120      119          10    1 ms  > 5 s         255     7      14         0
        beta    -         120        0           -       -  -               -     -       -         -

        SERVER  DETAIL
        alpha   from 2001:db8:a::1 by wan0
        beta    port 547 unreachable, 38 copies, from 2001:db8:a::1 by wan0
        """,
        new ServersResource.Text(
                List.of(
                    server("alpha", "responding", 60, "2001:db8:a::2", 120, 119, "", 0)
                        .watched(conduct(3)),
                    server(
                            "beta",
                            "refused",
                            7200,
                            "2001:db8:b::2",
                            120,
                            0,
                            "port 547 unreachable, 38 copies",
                            38)
                        .view()),
                new Elapsed(() -> NOW))
            .toString());
  }

  @Test
  void aLongNameHasALineOfItsOwn() {
    assertEquals(
        """
        SERVER  STATE       SINCE  ADDRESS                                  LOST  ERRORS  OVERSIZE  WAITING
        alpha   responding  1m 0s  2001:db8:a::2                               0       0         0        0
        thirteen-char
                not open    1m 0s  a-name-that-is-longer-than-an-addres...     0       0         0        -

        SERVER  HEARD  COPIES  ANSWERS  UNANSWERED  MEDIAN  99%    PREFERENCE  WINS  LEASES  FINDINGS
        alpha   3s        120      119          10    1 ms  > 5 s         255     7      14         0
        thirteen-char
                -           0        0           -       -  -               -     -       -         -

        SERVER  DETAIL
        alpha   from 2001:db8:a::1 by wan0
        thirteen-char
                from 2001:db8:a::1 by wan0
        """,
        new ServersResource.Text(
                List.of(
                    server("alpha", "responding", 60, "2001:db8:a::2", 120, 119, "", 0)
                        .watched(conduct(3)),
                    server(
                            "thirteen-char",
                            "not open",
                            60,
                            "a-name-that-is-longer-than-an-address.example.net",
                            0,
                            0,
                            "",
                            0)
                        .view()),
                new Elapsed(() -> NOW))
            .toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twelve-chars",
        "thirteen-char",
        "kea-of-the-first-rack-in-the-second-hall-of-the-north-building0"
      })
  void fitsAHundredAndTwentyColumnsAfterAYear(String name) {
    String text =
        new ServersResource.Text(
                List.of(
                    server(
                            name,
                            "unreachable",
                            364 * 86_400 + 23 * 3600,
                            "2001:0db8:aaaa:bbbb:cccc:dddd:eeee:ffff".replace(":0", ":"),
                            3_153_600_000L,
                            3_153_600_000L,
                            "the host does not answer on its link, 1234567 copies in a row, since"
                                + " the kernel says No route to host",
                            1_234_567)
                        .watched(conduct(300 * 86_400))),
                new Elapsed(() -> NOW))
            .toString();
    text.lines().forEach(line -> assertTrue(line.length() <= 120, line.length() + ": " + line));
    assertTrue(text.contains("unreachable") && text.contains("No route to host"), text);
  }

  private static ServerStatisticsView conduct(long heardSecondsAgo) {
    ServerStatisticsView alpha =
        ServerStatisticsView.of("alpha", Optional.of(SampleReport.report())).orElseThrow();
    return new ServerStatisticsView(
        alpha.role(),
        alpha.serverIds(),
        Optional.of(NOW.minusSeconds(heardSecondsAgo)),
        alpha.silentSince(),
        alpha.lastSilenceSeconds(),
        alpha.lastReturnSeconds(),
        alpha.unanswered(),
        alpha.wins(),
        alpha.liveLeases(),
        alpha.leasesAnHourAgo(),
        alpha.latency(),
        alpha.findings(),
        alpha.links());
  }

  /** A server that is seen or not. */
  private record Seen(
      String name,
      String state,
      long sinceSeconds,
      String address,
      long copies,
      long answers,
      String why,
      long sendErrors) {

    private ServersResource.ServerView view() {
      return view(Optional.empty(), Optional.empty());
    }

    private ServersResource.ServerView watched(ServerStatisticsView conduct) {
      return view(Optional.of(conduct), Optional.of(0));
    }

    private ServersResource.ServerView view(
        Optional<ServerStatisticsView> conduct, Optional<Integer> waiting) {
      return new ServersResource.ServerView(
          name,
          address,
          state,
          Optional.of(NOW.minusSeconds(sinceSeconds)),
          why,
          true,
          "from 2001:db8:a::1 by wan0",
          Optional.of(NOW),
          copies,
          answers,
          Map.of(),
          Map.of(),
          sendErrors,
          0,
          0,
          waiting,
          conduct);
    }
  }

  private static Seen server(
      String name,
      String state,
      long sinceSeconds,
      String address,
      long copies,
      long answers,
      String why,
      long sendErrors) {
    return new Seen(name, state, sinceSeconds, address, copies, answers, why, sendErrors);
  }
}
