package net.relay6.observer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding is provoked and closed by a story, and healthy sets provoke none. */
class StoriesTest {

  @ParameterizedTest
  @MethodSource({"silence", "balancing", "healthy", "findings", "links"})
  void findsWhatTheStoryShows(Story story) {
    new StoryTeller(story).tell();
  }

  @Test
  void everyFindingOpensInAStoryAndClosesAsTheManualSays() {
    List<Finding> closed =
        Stream.of(silence(), balancing(), healthy(), findings())
            .flatMap(List::stream)
            .flatMap(story -> new StoryTeller(story).tell().closed().stream())
            .toList();
    List<String> unseen = new ArrayList<>();
    for (FindingCode code : FindingCode.values()) {
      boolean byContrary = FindingRow.of(code).contrary().isPresent();
      if (closed.stream()
          .noneMatch(finding -> finding.code() == code && isBeforeItsTime(finding) == byContrary)) {
        unseen.add(code.label() + (byContrary ? " by the contrary" : " by its time"));
      }
    }
    assertEquals(List.of(), unseen, "what no story shows to open and to close");
  }

  /** Whether it closed sooner than because nothing was seen of it. */
  private static boolean isBeforeItsTime(Finding finding) {
    long seenAgo = finding.closedNanos().orElseThrow() - finding.seenNanos();
    return seenAgo < finding.code().quiet().toNanos();
  }

  @ParameterizedTest
  @EnumSource
  void theManualTellsTheSeverityAndTheTimeOfEach(FindingCode code) {
    FindingRow row = FindingRow.of(code);
    assertEquals(code.severity().label(), row.severity());
    assertEquals(code.quiet(), row.quiet());
  }

  static List<Story> silence() {
    return Story.read("silence");
  }

  static List<Story> balancing() {
    return Story.read("balancing");
  }

  static List<Story> findings() {
    return Story.read("findings");
  }

  static List<Story> links() {
    return Story.read("links");
  }

  static List<Story> healthy() {
    return Story.read("healthy");
  }
}
