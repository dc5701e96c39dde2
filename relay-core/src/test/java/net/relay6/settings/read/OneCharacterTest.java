package net.relay6.settings.read;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One character too few or too many in a file we ship: where that breaks the file, the first
 * problem names its line or the next.
 */
class OneCharacterTest {

  /** What begins, ends and separates in HOCON, and parts of names, numbers and comments. */
  private static final String INSERTED = "{}[]\"=,:x.7-$\n#\\";

  private static final double RIGHT_LINE_SHARE = 0.95;

  /**
   * Insertions are tried at every so many characters, to save time. At every character of the five
   * files 22,679 insertions and 792 deletions break them, and 175 and 5 of these are put elsewhere:
   * 99.2 % are right.
   */
  private static final int STRIDE = 11;

  /** A changed text, and the line of the change. */
  private record Change(String text, int line) {}

  static List<Path> shippedFiles() throws IOException {
    return SettingsFilesTest.shippedFiles();
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void namesTheLineOfACharacterThatIsMissing(Path file) throws IOException {
    String text = Files.readString(file);
    assertRight(
        positions(text)
            .map(at -> new Change(text.substring(0, at) + text.substring(at + 1), line(text, at))));
  }

  @ParameterizedTest
  @MethodSource("shippedFiles")
  void namesTheLineOfACharacterTooMany(Path file) throws IOException {
    String text = Files.readString(file);
    assertRight(
        positions(text)
            .filter(at -> at % STRIDE == 0)
            .flatMap(at ->
                INSERTED
                    .chars()
                    .mapToObj(inserted ->
                        new Change(
                            text.substring(0, at) + (char) inserted + text.substring(at),
                            line(text, at)))));
  }

  private static void assertRight(Stream<Change> changes) {
    List<String> wrong = new ArrayList<>();
    int[] broken = new int[1];
    changes.forEach(change -> {
      if (SettingsReader.parse(change.text(), "relay6.conf")
          instanceof SettingsResult.Invalid(var problems)) {
        broken[0]++;
        int told = problems.getFirst().origin().line();
        if (told != change.line() && told != change.line() + 1) {
          wrong.add("line %d, but %s".formatted(change.line(), problems.getFirst()));
        }
      }
    });
    assertTrue(broken[0] > 50, "only " + broken[0] + " changes broke the file");
    assertTrue(
        wrong.size() <= broken[0] * (1 - RIGHT_LINE_SHARE),
        () -> "%d of %d: %s".formatted(wrong.size(), broken[0], String.join("\n", wrong)));
  }

  private static Stream<Integer> positions(String text) {
    return Stream.iterate(0, at -> at < text.length(), at -> at + 1);
  }

  private static int line(String text, int at) {
    return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
  }
}
