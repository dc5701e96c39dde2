package net.relay6.bench.micro;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Clients that keep changing leave the observer's heap as it is, in a Java that is started as
 * relay6's is: what a message leaves dies young, so that no full collection is ever needed.
 */
class WatchChurnTest {

  /** The tables are full after two of them. */
  private static final String MINUTES = "4";

  private static final double GROWTH_MAX_MEBIBYTES = 0.5;
  private static final Pattern OLD = Pattern.compile("old generation ([0-9.]+) MiB");

  @ParameterizedTest
  @EnumSource
  void clientsThatKeepChangingNeedNoFullCollection(WatchChurn.Kind kind) throws Exception {
    List<String> lines = run(kind).filter(line -> OLD.matcher(line).find()).toList();
    assertEquals(5, lines.size(), lines.toString());
    double growth = old(lines.get(3)) - old(lines.get(1));
    assertTrue(growth < GROWTH_MAX_MEBIBYTES, growth + " MiB more\n" + String.join("\n", lines));
    assertTrue(lines.get(3).contains("MarkSweepCompact 0 in"), lines.get(3));
  }

  private static Stream<String> run(WatchChurn.Kind kind) throws Exception {
    Path options = Path.of("../relay-cli/src/main/launch/jvm.options").toAbsolutePath();
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "@" + options,
                "-cp",
                System.getProperty("java.class.path"),
                WatchChurn.class.getName(),
                kind.name(),
                MINUTES)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
    return output.lines();
  }

  private static double old(String line) {
    Matcher matcher = OLD.matcher(line);
    assertTrue(matcher.find(), line);
    return Double.parseDouble(matcher.group(1));
  }
}
