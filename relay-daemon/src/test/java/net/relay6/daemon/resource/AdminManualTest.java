package net.relay6.daemon.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.daemon.admin.Route;
import net.relay6.daemon.history.History;
import net.relay6.daemon.log.RecentProblems;
import net.relay6.daemon.metrics.MetricsResource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.LinkStatistics;
import org.junit.jupiter.api.Test;

/** docs/admin.md tells of what there is. */
class AdminManualTest {

  private static final Pattern MAPPED =
      Pattern.compile("(?m)^\\| `([a-z/-]+)` \\| (\\w+) \\| `([a-z-]+)` \\|$");

  private final String manual = Files.readString(Path.of("../docs/admin.md"));

  AdminManualTest() throws IOException {}

  @Test
  void mapsConfigurationLeavesToKeys() throws IOException {
    String reference = Files.readString(Path.of("../relay-core/src/main/resources/reference.conf"));
    Set<String> keys = mapped("configuration");
    assertFalse(keys.isEmpty());
    keys.forEach(key ->
        assertTrue(reference.matches("(?s).*\n +" + key + "( =| \\{).*"), key + " is no key"));
  }

  @Test
  void mapsEveryCounter() {
    assertEquals(names(LinkStatistics.class), mapped("links"));
    assertEquals(names(LinkStatistics.OfRelay.class), mapped("status"));
  }

  @Test
  void callsCountersAsTheLeaf() {
    Matcher row = MAPPED.matcher(manual);
    while (row.find()) {
      if (!row.group(2).equals("configuration")) {
        assertTrue(row.group(1).endsWith("/" + row.group(3)), row.group());
      }
    }
  }

  @Test
  @SuppressWarnings("NullAway") // only where a route is is looked at, nothing is asked
  void namesEveryResourceAndWhetherItIsForEverybody() {
    AdminContext nothing = null;
    List<Route> routes =
        Stream.of(
                Routes.about(nothing, new History(), () -> Instant.EPOCH).stream(),
                Routes.watching(nothing, Optional.empty(), true, () -> Instant.EPOCH).stream(),
                Routes.doing(nothing, new RecentProblems(), () -> null, () -> Instant.EPOCH)
                    .stream(),
                PageResource.routes().stream(),
                Stream.of(Route.open("/metrics", new MetricsResource(nothing))))
            .flatMap(Function.identity())
            .toList();
    for (Route route : routes) {
      if (route.path().startsWith("/page.")) {
        assertTrue(manual.contains("`" + route.path() + "`"), route.path());
        continue;
      }
      String row = "| `" + route + "` | " + (route.isSocketOnly() ? "no" : "yes") + " |";
      assertTrue(manual.contains(row), row);
    }
  }

  private Set<String> mapped(String where) {
    return MAPPED
        .matcher(manual)
        .results()
        .filter(row -> row.group(2).equals(where))
        .map(row -> row.group(3))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
