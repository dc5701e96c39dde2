package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import net.relay6.observer.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What findings say of their case, beyond their code. */
class FindingFactsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rogue-server: clients choose | 1 client has chosen it, but none of its responses passed"
            + " this relay",
        "link-unknown: one server | beta has assigned or offered leases for link-address"
            + " 2001:db8:1:1::1",
        "link-unknown: on a link behind | beta has assigned or offered leases for link-address"
            + " 2001:db8:77::1",
        "link-unknown: all servers | it answers NoAddrsAvail; no server has assigned or offered a"
            + " lease for link-address 2001:db8:1:1::1 so far",
        "link-unknown: the link-address has changed | NoAddrsAvail; no server has assigned or"
            + " offered a lease for link-address 2001:db8:1:20::1 so far; the link-address was"
            + " 2001:db8:1:1::1 until 31 s before the request",
        "all-servers-silent: the link-address | no server has assigned or offered a lease for"
            + " link-address 2001:db8:1:20::1 so far; the link-address was 2001:db8:1:1::1 until 34"
            + " s before the request",
        "rogue-server: the number of clients | 3 clients have chosen it",
        "pools-overlap: several addresses | both servers have leased 3 addresses or prefixes to"
            + " different clients, the latest in 2001:db8:1:1::/64",
        "pool-exhausted: no prefix | it answers NoPrefixAvail; it has assigned none there since"
            + " relay6 started to observe",
        "rebind-taken-over | 2001:db8:1:1::11, leased by alpha; beta extended it",
        "rebind-replaced | leased by alpha; beta assigned 2001:db8:1:1:8000::11 instead",
        "rebind-refused | 2001:db8:1:1::11, leased by alpha; beta took it away",
        "rebind-contradictory | beta takes it away; it was leased by alpha",
        "double-assignment of a prefix within | and then 2001:db8:8000:10::/60, which overlaps it, to",
        "offered-in-use: a prefix around | 2001:db8:8000::/56, which overlaps"
            + " 2001:db8:8000:10::/60, which",
        "router-address | its REPLY has 2001:db8:1:1::1",
        "prefix-lengths-differ | beta offers a prefix of length 60, alpha one of length 56",
      })
  void namesTheCase(String story, String facts) {
    List<String> told = findings(story).map(Finding::facts).toList();
    assertTrue(told.stream().anyMatch(one -> one.contains(facts)), told::toString);
  }

  @Test
  void aRogueServerIsDecodedSoThatItCanBeFound() {
    assertTrue(
        findings("rogue-server: clients choose")
            .map(finding -> finding.subject().detail())
            .anyMatch("Server Identifier 0002726f677565 (enterprise 1919903605)"::equals));
  }

  @ParameterizedTest
  @CsvSource({
    "rebind-contradictory, owner-first-delay",
    "double-binding: rapid commit, Disable rapid commit"
  })
  void adviceFollowsTheMessageThatBoundTwice(String story, String advice) {
    assertTrue(
        findings(story)
            .filter(finding -> finding.code().label().equals("double-binding"))
            .allMatch(finding -> finding.advice().contains(advice)));
  }

  @Test
  void aMessageThatNamesAServerIsAskedOfThatServerAlone() {
    ServerSetReport report = new StoryTeller(story("a split set that works", "healthy")).tell();
    assertEquals(List.of(30L), copiesOfRenew(report, "alpha"));
    assertEquals(List.of(), copiesOfRenew(report, "beta"));
  }

  private static List<Long> copiesOfRenew(ServerSetReport report, String server) {
    return report.server(server).orElseThrow().links().getFirst().byType().entrySet().stream()
        .filter(type -> type.getKey().equals("RENEW"))
        .map(type -> type.getValue().copies())
        .toList();
  }

  private static Stream<Finding> findings(String story) {
    ServerSetReport report = new StoryTeller(story(story, "findings")).tell();
    return Stream.concat(report.open().stream(), report.closed().stream());
  }

  private static Story story(String title, String file) {
    return Story.read(file).stream()
        .filter(story -> story.title().startsWith(title))
        .findFirst()
        .orElseThrow();
  }
}
