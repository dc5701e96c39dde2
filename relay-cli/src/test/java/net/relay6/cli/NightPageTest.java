package net.relay6.cli;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.relay6.counters.DropReason;
import net.relay6.observer.finding.FindingCode;
import net.relay6.planning.model.LinkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/night.md tells to do what can be done. */
class NightPageTest {

  private static final Pattern COMMAND = Pattern.compile("(?m)(?:^|`)relay6 ([a-z][^`\n]*)");
  private static final Pattern REFERENCE = Pattern.compile("\\]\\(([a-z.]*)#([a-z0-9-]+)\\)");

  private static final Pattern NAME =
      Pattern.compile("`((?:[a-z]+\\.)?[a-z][a-z0-9]*(?:-[a-z0-9]+)+)`");

  private final String page = read("night.md");

  static Stream<String> commands() {
    return COMMAND.matcher(read("night.md")).results().map(result -> result.group(1)).distinct();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void everyCommandIsOneThatIsUnderstood(String command) {
    assertDoesNotThrow(() ->
        RelayMain.commandLine()
            .setCaseInsensitiveEnumValuesAllowed(true)
            .parseArgs(command.split(" ")));
  }

  @Test
  void namesTheCommandsThatLook() {
    List<String> all = commands().toList();
    for (String needed : List.of("status", "links", "servers", "counters", "problems", "reload")) {
      assertTrue(all.contains(needed), needed);
    }
  }

  @ParameterizedTest
  @EnumSource
  void tellsWhatToDoAboutEveryReasonOfALink(LinkStatus.Reason reason) {
    String beginning = reason.text().substring(0, Math.min(30, reason.text().length()));
    assertTrue(page.contains("\n| " + beginning), reason.text());
  }

  @Test
  void leadsToSectionsThatAreThere() {
    List<MatchResult> references = REFERENCE.matcher(page).results().toList();
    assertFalse(references.isEmpty());
    for (MatchResult reference : references) {
      String file = reference.group(1).isEmpty() ? "night.md" : reference.group(1);
      assertTrue(anchors(read(file)).contains(reference.group(2)), reference.group());
    }
  }

  static Stream<String> names() {
    return NAME.matcher(read("night.md")).results().map(result -> result.group(1)).distinct();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyKeyReasonFindingAndCounterIsOneThatThereIs(String name) throws IOException {
    String keys = Files.readString(Path.of("../relay-core/src/main/resources/reference.conf"));
    String key = name.substring(name.lastIndexOf('.') + 1);
    assertTrue(
        Pattern.compile("(?m)^[ #]*" + Pattern.quote(key) + " *[={]").matcher(keys).find()
            || Arrays.stream(DropReason.values()).anyMatch(reason -> reason.label().equals(name))
            || Arrays.stream(FindingCode.values()).anyMatch(code -> code.label().equals(name))
            || read("operating.md").contains("\n| `" + name + "`"),
        name);
  }

  private static List<String> anchors(String text) {
    return text.lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("#+ ", "").toLowerCase(Locale.ROOT))
        .map(title -> title.replaceAll("[^a-z0-9 -]", "").replace(' ', '-'))
        .toList();
  }

  private static String read(String name) {
    try {
      return Files.readString(Path.of("../docs", name));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
