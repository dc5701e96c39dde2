package net.relay6.observer.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FindingsTest {

  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private static final FindingCode SILENT = FindingCode.SERVER_SILENT;
  private static final Subject BETA = Subject.of("beta");

  private final List<String> told = new ArrayList<>();
  private final Findings findings =
      new Findings(
          List.of(
              new Finding.Listener() {
                @Override
                public void opened(Finding finding) {
                  told.add("opened " + finding.number() + " " + finding.facts());
                }

                @Override
                public void closed(Finding finding) {
                  told.add("closed " + finding.number() + " after " + finding.count());
                }
              }));

  @Test
  void opensOnceCountsAndCloses() {
    raise(SILENT, BETA, 0, "first");
    raise(SILENT, BETA, 1, "second");
    raise(SILENT, BETA, 2 * SECOND, "third");
    assertTrue(findings.isOpen(SILENT, BETA));
    assertEquals("third", findings.open().getFirst().facts(), "told anew once a second");
    findings.clear(SILENT, BETA, 3 * SECOND);
    assertFalse(findings.isAnyOpen(SILENT));
    assertEquals(List.of("opened 1 first", "closed 1 after 3"), told);
    assertEquals(3 * SECOND, findings.closed().iterator().next().closedNanos().orElseThrow());
  }

  @ParameterizedTest
  @EnumSource
  void closesByItselfWhenNothingIsSeenOfItForLong(FindingCode code) {
    raise(code, BETA, 0, "");
    raise(code, BETA, SECOND, "");
    long quiet = code.quiet().toNanos();
    findings.tick(SECOND + quiet - 1);
    assertTrue(findings.isOpen(code, BETA));
    findings.tick(SECOND + quiet);
    assertFalse(findings.isOpen(code, BETA));
  }

  @Test
  void clearingWhatIsNotOpenIsNothing() {
    findings.clear(SILENT, BETA, 0);
    findings.clear(SILENT, BETA::equals, 0);
    assertEquals(List.of(), told);
  }

  @Test
  void oneCodeDoesNotCrowdOutAnother() {
    for (int server = 0; server < Findings.OPEN_MAX + 5; server++) {
      raise(SILENT, Subject.of("server" + server), server, "");
    }
    raise(FindingCode.ROGUE_SERVER, Subject.ofLink("lan0"), 0, "");
    assertEquals(Findings.OPEN_MAX + 1, findings.open().size());
    assertEquals(5, findings.overflow());
  }

  @Test
  void findingsAboutThoseMeantClose() {
    raise(SILENT, BETA, 0, "");
    raise(SILENT, Subject.of("alpha"), 0, "");
    findings.clear(subject -> subject.names("beta"), 5);
    assertEquals(List.of("alpha"), findings.open().getFirst().subject().servers());
    assertEquals(1, findings.open().size());
  }

  @Test
  void theOrderOfServersIsNoDifference() {
    raise(SILENT, Subject.of("beta", "alpha", "lan0"), 0, "");
    raise(SILENT, Subject.of("alpha", "beta", "lan0"), 0, "");
    assertEquals(2, findings.open().getFirst().count());
    assertEquals(
        "server alpha and beta, link lan0", findings.open().getFirst().subject().toString());
  }

  private void raise(FindingCode code, Subject subject, long atNanos, String facts) {
    findings.raise(code, subject, atNanos, () -> Finding.Detail.of(facts));
  }
}
