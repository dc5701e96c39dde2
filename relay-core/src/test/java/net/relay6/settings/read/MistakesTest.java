package net.relay6.settings.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsProblem;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Mistakes and what the operator is told. A case in the files of {@code settings/mistakes} is a
 * title, the configuration, and behind a line {@code --} the problems, one a line; a line {@code
 * ==} ends it.
 */
class MistakesTest {

  record Mistake(String title, String text, String problems) {

    @Override
    public String toString() {
      return title;
    }
  }

  @ParameterizedTest
  @MethodSource({"servers", "links", "options", "relay", "admin", "syntax"})
  void namesEveryMistakeWithLineAndKey(Mistake mistake) {
    String told =
        switch (SettingsReader.parse(mistake.text(), "relay6.conf")) {
          case SettingsResult.Valid(RelaySettings settings, _, _) -> "valid: " + settings;
          case SettingsResult.Invalid(var problems) ->
              problems.stream().map(SettingsProblem::toString).collect(Collectors.joining("\n"));
        };
    assertEquals(mistake.problems(), told);
  }

  static Stream<Mistake> servers() {
    return mistakes("servers");
  }

  static Stream<Mistake> links() {
    return mistakes("links");
  }

  static Stream<Mistake> options() {
    return mistakes("options");
  }

  static Stream<Mistake> relay() {
    return mistakes("relay");
  }

  static Stream<Mistake> admin() {
    return mistakes("admin");
  }

  static Stream<Mistake> syntax() {
    return mistakes("syntax");
  }

  private static Stream<Mistake> mistakes(String name) {
    return Arrays.stream(resource("/settings/mistakes/" + name + ".txt").split("\n==\n"))
        .map(MistakesTest::mistake);
  }

  private static Mistake mistake(String text) {
    int title = text.indexOf('\n');
    int problems = text.indexOf("\n--\n");
    return new Mistake(
        text.substring(0, title),
        text.substring(title + 1, problems + 1),
        text.substring(problems + 4).strip());
  }

  private static String resource(String path) {
    try (InputStream stream = MistakesTest.class.getResourceAsStream(path)) {
      return new String(Objects.requireNonNull(stream, path).readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
