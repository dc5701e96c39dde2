package net.relay6.daemon.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import net.relay6.daemon.view.SampleReport;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Finding;
import net.relay6.settings.ServerSetSettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindingEventsTest {

  private final Finding finding = SampleReport.report().open().getFirst();

  @Test
  void aFindingIsTold(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("one.json");
    try (FindingEvents events = new FindingEvents("gw1", () -> new TimeBase(0, Instant.EPOCH))) {
      events.apply(settings("findings-file = \"%s\"".formatted(file)));
      events.opened(finding);
    }
    String line = Files.readString(file);
    assertEquals(
        "{\"event\":\"opened\",\"at\":\"1970-01-01T00:00:00Z\",\"host\":\"gw1\",\"finding\":{",
        line.substring(0, line.indexOf("\"finding\":{") + 11));
  }

  @Test
  void isToldWhereTheSettingsSayNow(@TempDir Path folder) throws IOException {
    Path one = folder.resolve("one.json");
    Path other = folder.resolve("other.json");
    try (FindingEvents events = new FindingEvents("gw1", () -> new TimeBase(0, Instant.EPOCH))) {
      events.opened(finding);
      events.apply(settings("findings-file = \"%s\"".formatted(one)));
      events.opened(finding);
      events.apply(settings("findings-file = \"%s\"".formatted(one)));
      events.opened(finding);
      events.apply(settings("findings-file = \"%s\"".formatted(other)));
      events.opened(finding);
      events.apply(settings(""));
      events.opened(finding);
    }
    assertEquals(2, Files.readAllLines(one).size());
    assertEquals(1, Files.readAllLines(other).size());
  }

  @Test
  void whatIsMadeReadyIsToldNothingAndCanBePutBack(@TempDir Path folder) throws IOException {
    Path one = folder.resolve("one.json");
    Path other = folder.resolve("other.json");
    try (FindingEvents events = new FindingEvents("gw1", () -> new TimeBase(0, Instant.EPOCH))) {
      events.apply(settings("findings-file = \"%s\"".formatted(one)));
      FindingEvents.Targets targets =
          events.plan(settings("findings-file = \"%s\"".formatted(other)));
      events.opened(finding);
      targets.apply();
      events.opened(finding);
      targets.undo();
      events.opened(finding);
    }
    assertEquals(2, Files.readAllLines(one).size());
    assertEquals(1, Files.readAllLines(other).size());
  }

  private static ServerSetSettings settings(String serverSet) {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 {
              servers.alpha.address = "2001:db8:a::2"
              links = [ { interface = lan0 } ]
              server-set { %s }
            }
            """
                .formatted(serverSet),
            "relay6.conf");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString())
        .settings()
        .serverSet();
  }
}
