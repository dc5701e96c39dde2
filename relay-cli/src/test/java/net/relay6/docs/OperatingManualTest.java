package net.relay6.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.counters.Anomaly;
import net.relay6.counters.DropReason;
import net.relay6.planning.model.LinkStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OperatingManualTest {

  private final String manual = Files.readString(Path.of("../docs/operating.md"));

  OperatingManualTest() throws IOException {}

  @ParameterizedTest
  @EnumSource
  void explainsEveryDropReason(DropReason reason) {
    assertTrue(manual.contains("| `" + reason.label() + "` |"), reason.label());
  }

  @ParameterizedTest
  @EnumSource
  void explainsEveryRemark(Anomaly anomaly) {
    assertTrue(manual.contains("| `" + anomaly.label() + "` |"), anomaly.label());
  }

  @ParameterizedTest
  @EnumSource
  void explainsEveryStateOfALink(LinkStatus.Reason reason) {
    String beginning = reason.text().substring(0, Math.min(40, reason.text().length()));
    assertTrue(manual.contains("waiting, " + beginning), reason.text());
  }

  @Test
  void explainsEveryExitCode() {
    for (int code = 0; code <= 6; code++) {
      assertTrue(manual.contains("\n| " + code + " | "), "exit code " + code);
    }
  }
}
