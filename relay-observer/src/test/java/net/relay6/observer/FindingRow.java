package net.relay6.observer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import net.relay6.observer.finding.FindingCode;

/**
 * What the table of docs/findings.md says of a code.
 *
 * @param severity its severity
 * @param contrary what closes it at once when it is seen; empty when only time does
 * @param quiet how long nothing is seen of it until it closes
 */
record FindingRow(String severity, Optional<String> contrary, Duration quiet) {

  private static final Path MANUAL = Path.of("../docs/findings.md");

  /** The row of a code; fails when there is none. */
  static FindingRow of(FindingCode code) {
    String[] cells = line(code).split(" \\| ", -1);
    String closes = cells[3].replaceFirst(" \\|$", "");
    int time = closes.lastIndexOf("; ");
    return new FindingRow(
        cells[1],
        time < 0 ? Optional.empty() : Optional.of(closes.substring(0, time)),
        duration(closes.substring(time < 0 ? 0 : time + 2)));
  }

  private static String line(FindingCode code) {
    String begin = "| `" + code.label() + "` | ";
    try {
      return Files.readAllLines(MANUAL).stream()
          .filter(line -> line.startsWith(begin))
          .findFirst()
          .orElseThrow(() -> new AssertionError(MANUAL + " does not explain " + code.label()));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** {@code 1 hour}, {@code 30 minutes}. */
  private static Duration duration(String text) {
    String[] words = text.split(" ", -1);
    String unit = words[1].toUpperCase(Locale.ROOT);
    return Duration.of(
        Long.parseLong(words[0]), ChronoUnit.valueOf(unit.endsWith("S") ? unit : unit + "S"));
  }
}
