package net.relay6.feature.serverset;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.feature.serverset.finding.FindingCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every finding is provoked and closed by a story, and healthy sets provoke none. */
class StoriesTest {

  @ParameterizedTest
  @MethodSource({"silence", "healthy", "findings"})
  void findsWhatTheStoryShows(Story story) {
    new StoryTeller(story).tell();
  }

  @ParameterizedTest
  @EnumSource
  void everyFindingIsProvokedAndExplained(FindingCode code) throws IOException {
    String label = code.label();
    assertTrue(
        Stream.of(silence(), findings())
            .flatMap(List::stream)
            .flatMap(story -> story.lines().stream())
            .anyMatch(line -> line.matches("open (.*, )?" + label + "(,.*)?")),
        "no story provokes " + label);
    assertTrue(
        Files.readString(Path.of("../docs/findings.md"))
            .contains("| `" + label + "` | " + code.severity().label() + " |"),
        "docs/findings.md does not explain " + label);
  }

  static List<Story> silence() {
    return Story.read("silence");
  }

  static List<Story> findings() {
    return Story.read("findings");
  }

  static List<Story> healthy() {
    return Story.read("healthy");
  }
}
