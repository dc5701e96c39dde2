package net.relay6.observer.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FindingLogTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  @RegisterExtension final RecordedLog log = RecordedLog.of(FindingLog.class);

  private final FindingLog findings = new FindingLog();

  @Test
  void aLineSaysWhatIsWrongWithWhomAndWhatToDo() {
    findings.opened(finding(FindingCode.SERVER_SILENT, 0));
    findings.closed(finding(FindingCode.SERVER_SILENT, SECOND));
    assertEquals(
        List.of(
            "ERROR server-silent server beta: a server is silent: 30 questions. Check whether the"
                + " server runs and is reachable; if it is a standby, declare role = standby. The"
                + " finding closes as soon as the server responds; a running relay6 probes it every"
                + " 2 s.",
            "INFO server-silent server beta: closed, seen 2 times"),
        lines());
  }

  @Test
  void theSeverityDecidesTheLevel() {
    findings.opened(finding(FindingCode.PREFERENCE_MISSING, 0));
    findings.opened(finding(FindingCode.PREFERENCE_EQUAL, SECOND));
    assertEquals(List.of(Level.WARN, Level.INFO), log.levels());
  }

  @Test
  void hundredsAtOnceAreTenLinesASecondAndACount() {
    for (int finding = 0; finding < 100; finding++) {
      findings.opened(finding(FindingCode.SERVER_SILENT, 0));
    }
    findings.opened(finding(FindingCode.SERVER_SILENT, SECOND));
    assertEquals(11, log.events().size());
    assertEquals(
        true,
        lines().getLast().endsWith(" (90 findings more since the last such line)"),
        lines().getLast());
  }

  @Test
  void findingsThatComeTogetherAreAllLogged() {
    findings.opened(finding(FindingCode.REBIND_REPLACED, 0));
    findings.closed(finding(FindingCode.SERVER_SILENT, 1));
    findings.opened(finding(FindingCode.REBIND_CONTRADICTORY, 1));
    findings.opened(finding(FindingCode.DOUBLE_BINDING, 1));
    assertEquals(4, log.events().size());
  }

  @Test
  void noAlarmHidesBehindManyWarnings() {
    for (int finding = 0; finding < 100; finding++) {
      findings.opened(finding(FindingCode.REASSIGNED, 0));
    }
    findings.opened(finding(FindingCode.SERVER_ID_CLONED, 1));
    assertEquals(Level.ERROR, log.levels().getLast());
  }

  private List<String> lines() {
    return log.events().stream()
        .map(event -> event.getLevel() + " " + event.getFormattedMessage())
        .toList();
  }

  private static Finding finding(FindingCode code, long atNanos) {
    return new Finding(
        1,
        code,
        Subject.of("beta"),
        atNanos,
        atNanos,
        Optional.of(atNanos),
        2,
        "30 questions",
        List.of());
  }
}
