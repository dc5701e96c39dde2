package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reloads that bring new servers, each of which a later one removes. */
class ChangingServersTest {

  private static final String CHANGES =
      "from 0 every 1000 times %d: reload with alpha g# ; %s ; +900 tick";
  private static final String LEASE =
      "+1 c# asks REQUEST # server g# to g# ; +2 g# answers REPLY c# # lease 2001:db8:1:1::#";

  @Test
  void ofThoseThatWereRemovedTheLatestStayKnown() {
    List<String> known =
        new StoryTeller(story(CHANGES.formatted(200, LEASE)))
            .tell().servers().stream().map(ServerSetReport.ServerFigures::name).sorted().toList();
    assertEquals(
        Stream.concat(
                Stream.of("alpha"),
                IntStream.rangeClosed(138, 200).mapToObj(number -> "g" + number))
            .sorted()
            .toList(),
        known);
  }

  @Test
  void aNewServerBeginsWithNothingOfTheOneWhoseNumberItGets() {
    StoryTeller teller =
        new StoryTeller(
            story(CHANGES.formatted(100, LEASE), "110000 reload with alpha late", "110001 tick"));
    ServerSetReport report = teller.tell();
    ServerSetReport.ServerFigures late = report.server("late").orElseThrow();
    assertEquals(0, late.liveLeases());
    assertEquals(0, late.unanswered());
    assertEquals(Optional.empty(), late.heard());
    assertEquals(List.of(), late.identifiers());
    assertEquals(1, report.server("g100").orElseThrow().liveLeases());
    assertEquals(
        100 - 62, teller.leases().leases().stream().filter(lease -> lease.servers() == 0).count());
  }

  @Test
  void aRefusalOfARemovedServerIsNoneOfTheOneThatGetsItsNumber() {
    new StoryTeller(
            story(
                "0 reload with alpha first",
                "1 first refuses",
                CHANGES.formatted(62, "+1 tick"),
                "90000 reload with alpha late",
                "90001 late refuses",
                "90002 tick",
                "open",
                "90003 late refuses",
                "open server-silent"))
        .tell();
  }

  private static Story story(String... lines) {
    return new Story("servers change", "", List.of(lines));
  }
}
