package net.relay6.daemon.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import org.junit.jupiter.api.Test;

/** What becomes of counters and findings, minute by minute. */
class RecorderTest {

  private static final int WITHIN_ONE_MILLISECOND = 2;
  private static final int WITHIN_HALF_A_SECOND = 10;
  private static final int LONGER = 18;
  private static final History.View ALL =
      new History.View(1440, Optional.empty(), Optional.empty());

  private final WatchedRelay watched = new WatchedRelay();
  private final History history = new History();
  private final Recorder recorder = watched.recorder(history);

  @Test
  void countsWhatHappensInEachMinute() {
    watched.relay().receive(1, 1);
    watched.relay().receive(1, 2);
    watched.relay().answer(2);
    passMinute();
    watched.relay().receive(1, 3);
    watched.relay().answer(2, 1);
    watched.relay().answer(7, 1);
    watched.relay().receive(2, 4);
    passMinute();

    assertEquals(values(2, 1), of("alpha", Figure.REQUESTS));
    assertEquals(values(2, 1), of("beta", Figure.REQUESTS));
    assertEquals(values(1, 0), of("alpha", Figure.RESPONSES));
    assertEquals(values(0, 2), of("beta", Figure.RESPONSES));
    assertEquals(values(2, 2), of("lan0", Figure.REQUESTS));
    assertEquals(values(1, 2), of("lan0", Figure.RESPONSES));
    assertEquals(values(0, 1), of("lan0", Figure.DISCARDS));
    assertEquals(values(2, 1), of("relay", Figure.REQUESTS));
    assertEquals(values(1, 2), of("relay", Figure.RESPONSES));
    assertEquals(values(0, 1), of("relay", Figure.DISCARDS));
  }

  @Test
  void keepsWhomClientsChooseAndHowManyLeasesThereAre() {
    passMinute();
    watched.win("alpha", 3);
    watched.lease("alpha", 40);
    watched.lease("beta", 2);
    passMinute();
    watched.win("alpha", 1);
    watched.lease("alpha", 39);
    passMinute();
    assertEquals(values(0, 3, 1), of("alpha", Figure.WINS));
    assertEquals(values(0, 40, 39), of("alpha", Figure.LEASES));
    assertEquals(values(0, 42, 41), of("lan0", Figure.LEASES));
    assertEquals(values(0, 42, 41), of("relay", Figure.LEASES));
  }

  @Test
  void keepsTheLatencyOfEachMinuteAlone() {
    watched.respond("alpha", WITHIN_ONE_MILLISECOND, 50);
    passMinute();
    watched.respond("alpha", WITHIN_ONE_MILLISECOND, 90);
    watched.respond("alpha", WITHIN_HALF_A_SECOND, 10);
    passMinute();
    passMinute();
    watched.respond("alpha", LONGER, 1);
    passMinute();
    assertEquals(
        Arrays.asList(
            Optional.of(1000), Optional.of(1000), Optional.empty(), Optional.of(9_999_000)),
        of("alpha", Figure.MEDIAN_MICROS));
    assertEquals(
        Arrays.asList(
            Optional.of(1000), Optional.of(500_000), Optional.empty(), Optional.of(9_999_000)),
        of("alpha", Figure.P99_MICROS));
    assertTrue(track("beta").known(Figure.MEDIAN_MICROS).isEmpty());
  }

  @Test
  void knowsOfAServerSetThatNobodyObservesWhatTheRelayCounts() {
    watched.ignore();
    watched.relay().receive(1, 1);
    passMinute();
    assertEquals(values(1), of("alpha", Figure.REQUESTS));
    for (Figure figure : List.of(Figure.WINS, Figure.LEASES, Figure.P99_MICROS)) {
      assertTrue(track("alpha").known(figure).isEmpty(), figure.toString());
    }
  }

  @Test
  void keepsWhenFindingsWereOpenAlsoWhenThatWasForAMoment() {
    passMinute();
    watched.open(FindingCode.SERVER_SILENT, Subject.of("alpha"));
    watched.pass(Duration.ofSeconds(10));
    watched.close();
    watched.pass(Duration.ofSeconds(50));
    recorder.recordMinute();
    passMinute();
    watched.open(FindingCode.SERVER_SILENT, Subject.of("alpha"));
    watched.open(FindingCode.PREFERENCE_EQUAL, Subject.of("alpha", "beta", "lan0"));
    passMinute();
    passMinute();

    Track.OpenSpan moment =
        new Track.OpenSpan(
            FindingCode.SERVER_SILENT,
            Instant.parse("2026-11-27T12:01:00Z"),
            Optional.of(Instant.parse("2026-11-27T12:02:00Z")));
    Instant since = Instant.parse("2026-11-27T12:03:00Z");
    Track.OpenSpan silent = new Track.OpenSpan(FindingCode.SERVER_SILENT, since, Optional.empty());
    Track.OpenSpan equal =
        new Track.OpenSpan(FindingCode.PREFERENCE_EQUAL, since, Optional.empty());
    assertEquals(List.of(moment, silent, equal), track("alpha").findings());
    assertEquals(List.of(equal), track("beta").findings());
    assertEquals(List.of(equal), track("lan0").findings());
    assertEquals(List.of(moment, silent, equal), track("relay").findings());
  }

  @Test
  void leavesAMinuteThatItSleptThroughUnknown() {
    passMinute();
    watched.relay().receive(1, 1);
    watched.pass(Duration.ofMinutes(2));
    recorder.recordMinute();
    assertEquals(
        Arrays.asList(Optional.of(0), Optional.empty(), Optional.of(1)),
        of("relay", Figure.REQUESTS));
  }

  @Test
  void takesAMinuteOnce() {
    passMinute();
    recorder.recordMinute();
    assertEquals(1, past().minutes());
  }

  private void passMinute() {
    watched.pass(Duration.ofMinutes(1));
    recorder.recordMinute();
  }

  private History.Extract past() {
    return history.past(ALL).orElseThrow();
  }

  private List<Optional<Integer>> of(String name, Figure figure) {
    return track(name).known(figure).orElseThrow();
  }

  private Track track(String name) {
    History.Extract past = past();
    return switch (name) {
      case "relay" -> past.relay();
      case "lan0" -> past.links().getFirst();
      default ->
          past.servers().stream()
              .filter(server -> server.name().equals(name))
              .findFirst()
              .orElseThrow();
    };
  }

  private static List<Optional<Integer>> values(Integer... values) {
    return Arrays.stream(values).map(Optional::of).toList();
  }
}
