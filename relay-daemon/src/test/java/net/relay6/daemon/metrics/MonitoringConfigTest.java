package net.relay6.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.counters.DropReason;
import net.relay6.observer.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shipped alerts and dashboard ask for what there is. */
class MonitoringConfigTest {

  private static final Pattern METRIC = Pattern.compile("relay6_[a-z0-9_]+");
  private static final Pattern LABEL =
      Pattern.compile("(reason|severity)=~?\\\\?\"([a-z|-]+)\\\\?\"");

  private final String manual = Files.readString(Path.of("../docs/admin.md"));

  MonitoringConfigTest() throws IOException {}

  @ParameterizedTest
  @ValueSource(strings = {"prometheus/relay6-alerts.yml", "grafana/relay6.json"})
  void asksOnlyForMetricsOfTheManual(String file) throws IOException {
    Set<String> asked =
        METRIC
            .matcher(config(file))
            .results()
            .map(result -> result.group())
            .collect(Collectors.toCollection(TreeSet::new));
    assertFalse(asked.isEmpty());
    for (String metric : asked) {
      String family = metric.replaceFirst("_(bucket|sum|count)$", "");
      assertTrue(manual.contains("`" + family + "`"), metric);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"prometheus/relay6-alerts.yml", "grafana/relay6.json"})
  void choosesByReasonsAndSeveritiesThereAre(String file) throws IOException {
    Set<String> known =
        Stream.concat(
                Stream.of(DropReason.values()).map(DropReason::label),
                Stream.of(Finding.Severity.values()).map(Finding.Severity::label))
            .collect(Collectors.toSet());
    Matcher label = LABEL.matcher(config(file));
    while (label.find()) {
      for (String value : label.group(2).split("\\|", -1)) {
        assertTrue(known.contains(value), label.group());
      }
    }
  }

  @Test
  void theDashboardIsJsonWhosePanelsDoNotOverlap() throws IOException {
    JsonNode dashboard = JsonMapper.shared().readTree(config("grafana/relay6.json"));
    Set<String> cells = new TreeSet<>();
    for (JsonNode panel : dashboard.get("panels")) {
      JsonNode place = panel.get("gridPos");
      for (int x = 0; x < place.get("w").asInt(); x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          int column = place.get("x").asInt() + x;
          assertTrue(column < 24, panel.get("title").asString());
          assertTrue(
              cells.add(column + "," + (place.get("y").asInt() + y)),
              panel.get("title").asString());
        }
      }
    }
  }

  private static String config(String file) throws IOException {
    return Files.readString(Path.of("../config", file));
  }
}
