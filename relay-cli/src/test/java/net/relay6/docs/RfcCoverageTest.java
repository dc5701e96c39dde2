package net.relay6.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.relay6.fixtures.scenario.Scenario;
import net.relay6.fixtures.scenario.Scenarios;
import org.junit.jupiter.api.Test;

/** Each row of docs/rfc-coverage.md names what is there. */
class RfcCoverageTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final List<String> MODULES =
      List.of("relay-core", "relay-observer", "relay-tools", "relay-daemon", "relay-cli");
  private static final Pattern ROW =
      Pattern.compile("\\| ([A-Z]+-?\\d+) \\| [^|]+ \\| ([^|]+) \\| ([^|]+) \\| ([^|]*) \\|");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final String SCENARIO = "scenario: ";

  private record Row(String id, String rule, List<String> classes, List<String> tests) {}

  @Test
  void everyRowNamesAClassThatIsThere() throws IOException {
    List<String> missing = new ArrayList<>();
    for (Row row : rows()) {
      assertTrue(!row.classes().isEmpty(), row.id());
      for (String name : row.classes()) {
        String file = "src/main/java/net/relay6/" + name.replace('.', '/') + ".java";
        if (MODULES.stream()
            .noneMatch(module -> Files.exists(ROOT.resolve(module).resolve(file)))) {
          missing.add(row.id() + " " + name);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyRowNamesATestThatIsThere() throws IOException {
    List<Scenario> scenarios = Scenarios.all();
    Set<String> methods = testMethods();
    List<String> missing = new ArrayList<>();
    for (Row row : rows()) {
      assertTrue(!row.tests().isEmpty(), row.id() + " names no test");
      for (String test : row.tests()) {
        boolean there =
            test.startsWith(SCENARIO)
                ? scenarios.stream()
                    .anyMatch(scenario ->
                        scenario.file().equals(test.substring(SCENARIO.length()))
                            && scenario.covers().contains(row.id()))
                : methods.contains(test);
        if (!there) {
          missing.add(row.id() + " " + test);
        }
      }
    }
    assertEquals(List.of(), missing);
  }

  @Test
  void everyScenarioClaimsIdsThatHaveARow() throws IOException {
    Set<String> ids = new HashSet<>(rows().stream().map(Row::id).toList());
    for (Scenario scenario : Scenarios.all()) {
      assertTrue(ids.containsAll(scenario.covers()), scenario.file() + " " + scenario.covers());
    }
  }

  @Test
  void noIdHasTwoRows() throws IOException {
    List<String> ids = rows().stream().map(Row::id).toList();
    assertEquals(ids.stream().distinct().toList(), ids);
    assertTrue(ids.size() > 90, ids.size() + " rows");
  }

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    Matcher row = ROW.matcher(Files.readString(ROOT.resolve("docs/rfc-coverage.md")));
    while (row.find()) {
      rows.add(new Row(row.group(1), row.group(2), names(row.group(3)), names(row.group(4))));
    }
    return rows;
  }

  private static List<String> names(String cell) {
    List<String> names = new ArrayList<>();
    Matcher code = CODE.matcher(cell);
    while (code.find()) {
      names.add(code.group(1));
    }
    return names;
  }

  /** Every method and field of every test class, as {@code Class.name}. */
  private static Set<String> testMethods() throws IOException {
    Set<String> methods = new HashSet<>();
    Pattern member = Pattern.compile("(?m)^  (?:\\w[^;={]*?)\\b(\\w+)(?:\\(| =\\s)");
    try (Stream<Path> files = Files.walk(ROOT)) {
      for (Path file :
          files
              .filter(path -> path.toString().contains("/src/test/java/"))
              .filter(path -> path.toString().endsWith(".java"))
              .toList()) {
        String type = file.getFileName().toString().replace(".java", "");
        Matcher found = member.matcher(Files.readString(file));
        while (found.find()) {
          methods.add(type + "." + found.group(1));
        }
      }
    }
    return methods;
  }
}
