package net.relay6.daemon.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.observer.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much is kept, of what, and for how long. */
class HistoryTest {

  private static final Instant END = Instant.parse("2026-11-27T12:00:00Z");

  private final History history = new History();

  @Test
  void hasAtMostAsManyOctetsAsItSays() {
    assertTrue(history.octets() < 1_000, "nothing is kept before there is a server or link");
    for (int minute = 1; minute <= 2000; minute++) {
      add(minute, names("server", 20), names("link", 100));
    }
    assertEquals(History.OCTETS, history.octets());
  }

  @Test
  void takesMemoryForServersAndLinksThatThereAreAlone() {
    add(1, names("server", 2), names("link", 1));
    assertTrue(history.octets() < 250_000, history.octets() + " octets");
  }

  @Test
  void hasABitForEveryFinding() {
    assertTrue(FindingCode.values().length <= Long.SIZE);
  }

  @Test
  void forgetsAfterADay() {
    for (int minute = 1; minute <= 1500; minute++) {
      add(minute, List.of("alpha"), List.of());
    }
    History.Extract past = past(1440, Optional.of("alpha"));
    assertEquals(1440, past.minutes());
    List<Optional<Integer>> requests =
        past.servers().getFirst().known(Figure.REQUESTS).orElseThrow();
    assertEquals(1440, requests.size());
    assertEquals(Optional.of(61), requests.getFirst());
    assertEquals(Optional.of(1500), requests.getLast());
  }

  @Test
  void knowsNothingOfMinutesThatPassedUnseenHoweverMany() {
    add(1, List.of("alpha"), List.of());
    add(3, List.of("alpha"), List.of());
    assertEquals(
        Arrays.asList(Optional.of(1), Optional.empty(), Optional.of(3)),
        past(1440, Optional.empty()).servers().getFirst().known(Figure.REQUESTS).orElseThrow());
    add(1_000_000, List.of("alpha"), List.of());
    List<Optional<Integer>> requests =
        past(1440, Optional.of("alpha")).servers().getFirst().known(Figure.REQUESTS).orElseThrow();
    assertEquals(Collections.nCopies(1439, Optional.empty()), requests.subList(0, 1439));
  }

  @ParameterizedTest
  @CsvSource({"1440, 5, 288", "288, 1, 288", "289, 2, 144", "7, 1, 7", "1, 1, 1"})
  void makesSoManyMinutesOnePointThatThereAreFewPoints(int minutes, int step, int points) {
    for (int minute = 1; minute <= 1440; minute++) {
      add(minute, List.of("alpha"), List.of());
    }
    History.Extract past = past(minutes, Optional.empty());
    assertEquals(step, past.stepMinutes());
    assertEquals(points, past.servers().getFirst().known(Figure.REQUESTS).orElseThrow().size());
  }

  @Test
  void addsCountsUpAndTakesTheLongestLatencyAndTheLastLeases() {
    for (int minute = 1; minute <= 1440; minute++) {
      Map<Figure, Integer> figures =
          Map.of(Figure.REQUESTS, 2, Figure.LEASES, minute, Figure.P99_MICROS, 1440 - minute);
      add(minute, List.of(new Rings.Row("alpha", figures, 0)));
    }
    Track alpha = past(1440, Optional.empty()).servers().getFirst();
    assertEquals(Optional.of(10), alpha.known(Figure.REQUESTS).orElseThrow().getFirst());
    assertEquals(Optional.of(5), alpha.known(Figure.LEASES).orElseThrow().getFirst());
    assertEquals(Optional.of(1439), alpha.known(Figure.P99_MICROS).orElseThrow().getFirst());
  }

  @Test
  void neverCountsBeyondWhatANumberHolds() {
    for (int minute = 1; minute <= 289; minute++) {
      add(minute, List.of(new Rings.Row("alpha", Map.of(Figure.REQUESTS, Integer.MAX_VALUE), 0)));
    }
    assertEquals(
        Optional.of(Integer.MAX_VALUE),
        past(289, Optional.empty())
            .servers()
            .getFirst()
            .known(Figure.REQUESTS)
            .orElseThrow()
            .getFirst());
  }

  @Test
  void keepsAsManyServersAndLinksAsThereIsRoomForAndSaysHowManyItDoesNot() {
    add(1, names("server", 20), names("link", 100));
    History.Extract past = past(1440, Optional.empty());
    assertEquals(names("server", 16), past.servers().stream().map(Track::name).toList());
    assertEquals(names("link", 64), past.links().stream().map(Track::name).toList());
    assertEquals(4, past.serversNotKept());
    assertEquals(36, past.linksNotKept());
  }

  @Test
  void givesThePlaceOfWhatHasGoneLongestToWhatIsNew() {
    add(1, List.of(), names("link", 64));
    add(2, List.of(), names("link", 64).subList(2, 64));
    add(3, List.of(), names("link", 64).subList(1, 64));
    List<String> more = new ArrayList<>(List.of("new"));
    more.addAll(names("link", 64).subList(1, 64));
    add(4, List.of(), more);
    History.Extract past = past(1440, Optional.empty());
    List<String> names = past.links().stream().map(Track::name).toList();
    assertEquals(64, names.size());
    assertTrue(names.contains("new") && names.contains("link 1") && !names.contains("link 0"));
    assertEquals(0, past.linksNotKept());
    Track latest =
        past.links().stream().filter(link -> link.name().equals("new")).findFirst().orElseThrow();
    assertEquals(
        Arrays.asList(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(4)),
        latest.known(Figure.REQUESTS).orElseThrow());
  }

  @Test
  void showsTheLatestFindingsOnly() {
    long bit = Track.OpenFindings.bit(FindingCode.RENEW_UNANSWERED);
    for (int minute = 1; minute <= 100; minute++) {
      add(minute, List.of(new Rings.Row("alpha", Map.of(), minute % 2 == 0 ? bit : 0)));
    }
    List<Track.OpenSpan> spans = past(1440, Optional.empty()).servers().getFirst().findings();
    assertEquals(20, spans.size());
    assertEquals(END.minusSeconds(60), spans.getLast().from());
    assertEquals(Optional.empty(), spans.getLast().to());
    assertEquals(END.minusSeconds(60 * 39), spans.getFirst().from());
    assertEquals(Optional.of(END.minusSeconds(60 * 38)), spans.getFirst().to());
  }

  private void add(long minute, List<String> servers, List<String> links) {
    history.add(
        minute,
        END,
        new Sampler.MinuteRows(row("relay", minute), rows(servers, minute), rows(links, minute)));
  }

  private void add(long minute, List<Rings.Row> servers) {
    history.add(minute, END, new Sampler.MinuteRows(row("relay", minute), servers, List.of()));
  }

  private static List<Rings.Row> rows(List<String> names, long minute) {
    return names.stream().map(name -> row(name, minute)).toList();
  }

  private static Rings.Row row(String name, long minute) {
    return new Rings.Row(name, Map.of(Figure.REQUESTS, (int) minute), 0);
  }

  private static List<String> names(String kind, int count) {
    return IntStream.range(0, count).mapToObj(number -> kind + " " + number).toList();
  }

  private History.Extract past(int minutes, Optional<String> server) {
    return history.past(new History.View(minutes, server, Optional.empty())).orElseThrow();
  }
}
