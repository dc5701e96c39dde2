package net.relay6.settings.hocon;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.settings.syntax.SyntaxFault;

/**
 * Coverage-guided fuzzing of what reads HOCON. In the normal build the inputs found so far are
 * replayed; to explore, one target at a time:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl relay-core -am test -Dtest=HoconFuzzTest#scans
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class HoconFuzzTest {

  /** The scanners alone, on text that the library need not accept. */
  @FuzzTest(maxDuration = "10m")
  void scans(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    if (HoconText.NestingLimit.tooDeep(text).isPresent()) {
      return;
    }
    KeyScanner scanner = KeyScanner.scan(text, "");
    scanner.keys().forEach(key -> assertLine(key.line(), text));
    scanner.includes().forEach(include -> assertLine(include.line(), text));
    SyntaxFault.find(text)
        .ifPresent(fault -> {
          assertLine(fault.line() - 1, text);
          assertFalse(fault.message().isBlank());
        });
  }

  /** All that reads a configuration, the library included. */
  @FuzzTest(maxDuration = "10m")
  void reads(byte[] octets) {
    String text = new String(octets, StandardCharsets.UTF_8);
    if (SettingsReader.parse(text, "relay6.conf") instanceof SettingsResult.Invalid(var problems)) {
      assertFalse(problems.isEmpty());
      problems.forEach(problem -> assertFalse(problem.message().isBlank()));
    }
  }

  /** What is missing at the end belongs into the line behind the last. */
  private static void assertLine(int line, String text) {
    long lines = 1 + text.chars().filter(character -> character == '\n').count();
    assertTrue(line >= 0 && line <= lines, () -> "line " + line + " of " + lines);
  }
}
