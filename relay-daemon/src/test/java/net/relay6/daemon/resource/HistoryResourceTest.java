package net.relay6.daemon.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.history.Figure;
import net.relay6.daemon.history.History;
import net.relay6.daemon.history.Recorder;
import net.relay6.daemon.history.Rings;
import net.relay6.daemon.history.Sampler;
import net.relay6.daemon.history.Track;
import net.relay6.daemon.history.WatchedRelay;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code /history} answers. */
class HistoryResourceTest {

  /** What docs/admin.md says. */
  private static final int OCTETS_MAX = 2_000_000;

  private final History history = new History();
  private final WatchedRelay watched = new WatchedRelay();
  private final Recorder recorder = watched.recorder(history);

  @Test
  void saysThatTheFirstMinuteIsNotOver() {
    assertEquals(
        """
        {
          "minutes" : 0,
          "step-minutes" : 1,
          "servers" : [ ],
          "links" : [ ],
          "servers-not-kept" : 0,
          "links-not-kept" : 0
        }
        """,
        json(""));
    assertEquals("the first minute is not over\n", words(""));
  }

  @Test
  void givesAListForEachFigureAndTheTimesOfFindings() {
    watchTwoMinutes();
    String json = json("server=alpha&minutes=2").replaceAll("\\s+", " ");
    assertTrue(
        json.startsWith(
            """
            { "end" : "2026-11-27T12:03:00Z", "minutes" : 2, "step-minutes" : 1, "relay" :\
            """),
        json);
    assertTrue(
        json.contains(
            """
            "servers" : [ { "name" : "alpha", "requests" : [ 1, 0 ], "responses" : [ 1, 0 ],\
             "discards" : [ 0, 0 ], "wins" : [ 2, 0 ], "leases" : [ 7, 7 ],\
             "median-millis" : [ 0.25, null ], "p99-millis" : [ 9999.0, null ],\
             "findings" : [ { "code" : "server-silent", "severity" : "alarm",\
             "from" : "2026-11-27T12:01:00Z", "to" : "2026-11-27T12:02:00Z" } ] } ],\
             "links" : [ ],\
            """),
        json);
  }

  @Test
  void givesTheSameInWords() {
    watchTwoMinutes();
    assertEquals(
        """
        the 3 minutes until 2026-11-27T12:03:00Z
        OF      NAME   REQUESTS  RESPONSES  DISCARDS  WINS  LEASES  99% AT MOST  FINDINGS
        relay   relay         1          1         0     -       7  -            server-silent
        server  alpha         1          1         0     2       7  > 5 s        server-silent
        server  beta          1          0         0     0       0  -            -
        link    lan0          1          1         0     -       7  -            -
        """,
        words(""));
  }

  private void watchTwoMinutes() {
    passMinute();
    watched.relay().receive(1, 1);
    watched.relay().answer(2);
    watched.win("alpha", 2);
    watched.lease("alpha", 7);
    watched.respond("alpha", 0, 1);
    watched.respond("alpha", 18, 1);
    watched.open(FindingCode.SERVER_SILENT, Subject.of("alpha"));
    watched.pass(Duration.ofSeconds(1));
    watched.close();
    watched.pass(Duration.ofSeconds(59));
    recorder.recordMinute();
    passMinute();
  }

  private void passMinute() {
    watched.pass(Duration.ofMinutes(1));
    recorder.recordMinute();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          minutes=0               | 400 | minutes is a number from 1 to 1440
          minutes=1441            | 400 | minutes is a number from 1 to 1440
          minutes=day             | 400 | minutes is a number from 1 to 1440
          server=gamma            | 404 | there is no history of a server gamma; there is one of: alpha, beta
          link=lan7               | 404 | there is no history of a link lan7; there is one of: lan0
          server=alpha&link=lan0  | 400 | server and link exclude each other
          """)
  void refusesWhatCannotBeMeant(String query, int status, String message) {
    passMinute();
    assertEquals(new AdminResponse.Refused(status, message), answer(query));
  }

  @Test
  void isNeverLongerThanTheManualSays() throws Exception {
    History full = new History();
    long often = Stream.of(FindingCode.values()).mapToLong(Track.OpenFindings::bit).sum();
    for (int minute = 1; minute <= 1440; minute++) {
      full.add(
          minute,
          Instant.parse("2026-11-27T12:00:00.123456789Z"),
          new Sampler.MinuteRows(
              row("relay", minute % 2 == 0 ? often : 0),
              rows("a-server-with-a-long-name", 16, minute % 2 == 0 ? often : 0),
              rows("fifteen-letters", 64, minute % 2 == 0 ? often : 0)));
    }
    String json = assertInstanceOf(AdminResponse.Text.class, answer(full, "").render(false)).text();
    int octets = json.getBytes(StandardCharsets.UTF_8).length;
    assertTrue(octets < OCTETS_MAX, octets + " octets");
    String manual = Files.readString(Path.of("../docs/admin.md"));
    assertTrue(manual.contains("%,d octets".formatted(OCTETS_MAX)), "the manual says how long");
    assertTrue(manual.contains("%,d octets".formatted(History.OCTETS)), "and how much is kept");
  }

  private static List<Rings.Row> rows(String name, int count, long codes) {
    return IntStream.range(0, count).mapToObj(number -> row(name + number, codes)).toList();
  }

  private static Rings.Row row(String name, long codes) {
    Map<Figure, Integer> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      figures.put(
          figure, figure.name().endsWith("MICROS") ? Figure.LONGER_MICROS : Integer.MAX_VALUE);
    }
    if (!name.startsWith("a-server")) {
      figures.keySet().removeAll(List.of(Figure.WINS, Figure.MEDIAN_MICROS, Figure.P99_MICROS));
    }
    return new Rings.Row(name, figures, codes);
  }

  private String json(String query) {
    return text(query, false);
  }

  private String words(String query) {
    return text(query, true);
  }

  private String text(String query, boolean inWords) {
    return assertInstanceOf(AdminResponse.Text.class, answer(query).render(inWords)).text();
  }

  private AdminResponse answer(String query) {
    return answer(history, query);
  }

  private static AdminResponse answer(History history, String query) {
    Map<String, List<String>> parameters =
        Stream.of(query.split("&", -1))
            .filter(parameter -> !parameter.isEmpty())
            .map(parameter -> parameter.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> List.of(pair[1])));
    return new HistoryResource(history)
        .respond(new AdminRequest("GET", "/history", parameters, "", false));
  }
}
