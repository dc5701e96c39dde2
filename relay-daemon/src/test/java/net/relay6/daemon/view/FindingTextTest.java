package net.relay6.daemon.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.relay6.daemon.resource.FindingsResource;
import net.relay6.net.Octets;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Subject;
import org.junit.jupiter.api.Test;

class FindingTextTest {

  private static final long MINUTE = 60_000_000_000L;

  private final ServerSetReport report = SampleReport.report();
  private final Finding finding =
      new Finding(
          1,
          FindingCode.DOUBLE_ASSIGNMENT,
          new Subject(List.of("beta", "alpha"), "lan0", "2001:db8::7"),
          0,
          3 * MINUTE,
          Optional.empty(),
          2,
          "client 0001 of alpha, now client 0002 of beta",
          List.of(
              new Finding.Evidence("REPLY of beta on lan0", Octets.of(new byte[] {7, 0, 0, 1}))));

  @Test
  void saysWhatIsWrongWithWhomAndWhatToDo() {
    assertEquals(
        """
        ALARM double-assignment server alpha and beta, link lan0, 2001:db8::7: %s
          seen 2 times, first 5m 0s ago, last 2m 0s ago
          client 0001 of alpha, now client 0002 of beta
          %s
        """
            .formatted(
                FindingCode.DOUBLE_ASSIGNMENT.title(), FindingCode.DOUBLE_ASSIGNMENT.advice()),
        text(finding, true, false));
  }

  @Test
  void showsTheMessagesWhenTheyAreWanted() {
    assertTrue(
        text(finding, true, true)
            .contains("  REPLY of beta on lan0:\n    REPLY transaction 000001"),
        text(finding, true, true));
  }

  @Test
  void withoutNamesOfClientsNothingOfThemIsLeft() {
    FindingView view = FindingView.of(finding, report.time(), false);
    assertEquals(Optional.empty(), view.facts());
    assertEquals(Optional.empty(), view.detail());
    assertEquals(List.of(), view.evidence());
    assertEquals(List.of("alpha", "beta"), view.servers());
  }

  @Test
  void saysSinceWhenItIsOver() {
    Finding over =
        new Finding(
            2,
            FindingCode.SERVER_SILENT,
            Subject.of("beta"),
            0,
            0,
            Optional.of(4 * MINUTE),
            1,
            "",
            List.of());
    assertTrue(
        text(over, true, false)
            .contains("seen once, first 5m 0s ago, last 5m 0s ago; closed 1m 0s ago\n"),
        text(over, true, false));
  }

  private String text(Finding one, boolean namesClients, boolean withEvidence) {
    return new FindingsResource.Text(new Elapsed(() -> Instant.ofEpochSecond(300)), withEvidence)
        .of(List.of(FindingView.of(one, report.time(), namesClients)));
  }
}
