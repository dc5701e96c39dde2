package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.log.ClientNaming;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.runtime.state.ClientNamingKey;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of the clients of all stories, as {@code privacy} says (SEC-11). */
class FindingPrivacyTest {

  @TempDir static Path state;

  @ParameterizedTest
  @MethodSource("stories")
  void hashedFindingsAndLeasesNameNoClientAndShowNoMessage(Story story) {
    StoryTeller teller = new StoryTeller(story, naming("hashed"));
    ServerSetReport report = teller.tell();
    for (String text : texts(report, teller.leases())) {
      teller
          .personal()
          .forEach(value -> assertFalse(text.contains(value), () -> value + " in: " + text));
    }
    assertEquals(List.of(), evidence(report));
  }

  @Test
  void inTheClearTheyDo() {
    long naming = 0;
    long showing = 0;
    for (Story story : Story.read("findings")) {
      StoryTeller teller = new StoryTeller(story, naming("clear"));
      ServerSetReport report = teller.tell();
      naming += told(report).map(Finding::toString).filter(text -> names(text, teller)).count();
      showing += evidence(report).size();
    }
    assertTrue(naming >= 10, naming + " findings name a client");
    assertTrue(showing >= 30, showing + " messages are shown");
  }

  private static boolean names(String text, StoryTeller teller) {
    return teller.personal().stream().anyMatch(text::contains);
  }

  @Test
  void oneClientHasOneNameInFindingsAndLeases() {
    Story whole = story("double-assignment: two servers, two clients, one address");
    Story begun = new Story(whole.title(), whole.declared(), whole.lines().subList(0, 4));
    StoryTeller teller = new StoryTeller(begun, naming("hashed"));
    String facts = told(teller.tell()).toList().getFirst().facts();
    assertTrue(
        facts.matches(
            "address~\\p{XDigit}{10} was assigned to client duid~\\p{XDigit}{10} by alpha and then"
                + " to client duid~\\p{XDigit}{10} by beta"),
        facts);
    LeaseReport leases = teller.leases();
    var view = leases.view(leases.leases().getFirst());
    assertTrue(facts.startsWith(view.lease() + " was assigned to "), view.toString());
    assertTrue(facts.endsWith("client " + view.client() + " by beta"), view.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashed", "clear"})
  void aRogueServerIsNamedAsItIs(String privacy) {
    ServerSetReport report = new StoryTeller(story("rogue-server"), naming(privacy)).tell();
    String facts = told(report).toList().getFirst().facts();
    String rogue = "from " + StoryTeller.peer("rogue") + " with Server Identifier 0002726f677565";
    assertTrue(facts.contains(rogue), facts);
  }

  /** Everything in words. */
  private static List<String> texts(ServerSetReport report, LeaseReport leases) {
    return Stream.of(
            told(report).map(Finding::toString),
            report.inference().evidence().stream(),
            leases.leases().stream().map(lease -> leases.view(lease).toString()))
        .flatMap(text -> text)
        .toList();
  }

  private static Stream<Finding> told(ServerSetReport report) {
    return Stream.concat(report.open().stream(), report.closed().stream());
  }

  private static List<Finding.Evidence> evidence(ServerSetReport report) {
    return told(report).flatMap(finding -> finding.evidence().stream()).toList();
  }

  private static FindingNaming naming(String privacy) {
    String text =
        """
        relay6 { state-directory = "%s", privacy = %s, links = [ { interface = lan0 } ] }
        """
            .formatted(state, privacy);
    SettingsResult result = SettingsReader.parse(text, "test");
    ClientNaming clientNaming =
        new ClientNamingKey(
                assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings())
            .load();
    assertEquals(privacy.equals("clear"), clientNaming.isClear());
    return new FindingNaming(clientNaming);
  }

  private static Story story(String title) {
    return stories().filter(story -> story.title().equals(title)).findFirst().orElseThrow();
  }

  static Stream<Story> stories() {
    return Stream.of("silence", "balancing", "healthy", "findings")
        .flatMap(file -> Story.read(file).stream());
  }
}
