package net.relay6.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fuzz targets of all modules have inputs to replay, where Jazzer looks for them. */
class FuzzTargetsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern TARGET = Pattern.compile("@FuzzTest\\(.*\\)\\s+void (\\w+)\\(");
  private static final Pattern INPUT = Pattern.compile("(.*/\\w+FuzzTest)Inputs/(\\w+)/[^/]+");
  private static final String SOURCES = "/src/test/java/";
  private static final String RESOURCES = "/src/test/resources/";

  @Test
  void everyTargetHasInputsAndAllInputsBelongToTargets() throws IOException {
    Set<String> targets = new TreeSet<>();
    for (String file : files("FuzzTest.java")) {
      String test = file.replaceFirst("\\.java$", "").replace(SOURCES, ": ");
      TARGET
          .matcher(Files.readString(ROOT.resolve(file)))
          .results()
          .forEach(target -> targets.add(test + " " + target.group(1)));
    }
    Set<String> replayed =
        files("").stream()
            .map(INPUT::matcher)
            .filter(input -> input.matches())
            .map(input -> input.group(1).replace(RESOURCES, ": ") + " " + input.group(2))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(targets, replayed);
  }

  private static Set<String> files(String ending) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ROOT.relativize(file).toString())
          .filter(file -> file.contains("/src/test/") && file.endsWith(ending))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
