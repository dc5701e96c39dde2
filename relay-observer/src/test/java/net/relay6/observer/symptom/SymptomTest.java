package net.relay6.observer.symptom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.concurrent.TimeUnit;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.Findings;
import net.relay6.observer.finding.Subject;
import org.junit.jupiter.api.Test;

class SymptomTest {

  private static final Subject ALPHA = Subject.of("alpha", "lan0");

  private final Findings findings = new Findings(List.of());
  private final Symptom symptom = new Symptom(findings, FindingCode.OPTIONS_DIFFER, 1);
  private long now;

  @Test
  void closesWhenTheOnlyClientThatSawItSeesTheContrary() {
    seen(1);
    absent(2);
    assertOpen(1);
    absent(1);
    assertOpen(0);
  }

  @Test
  void closesWhenEachOfAFewClientsSeesTheContrary() {
    seen(1, 2);
    absent(1, 1, 1);
    assertOpen(1);
    absent(2);
    assertOpen(0);
  }

  @Test
  void closesWhenThreeDifferentClientsInARowSeeTheContrary() {
    seen(1, 2, 3, 4, 5, 6, 7);
    absent(11, 11, 11, 12);
    assertOpen(1);
    absent(13);
    assertOpen(0);
  }

  @Test
  void clientsThatSawTheContraryBeforeCountForNothing() {
    seen(1, 2, 3, 4, 5);
    absent(11, 12);
    seen(6);
    absent(13, 14);
    assertOpen(1);
  }

  @Test
  void whatOneClientInTenSeesStaysOpenForTheLongerTheOftenerItCameBack() {
    int closed = 0;
    for (int client = 0; client < 1_000; client++) {
      if (client % 10 == 0) {
        seen(client);
      } else {
        absent(client);
      }
      closed = findings.closed().size();
    }
    assertOpen(1);
    assertEquals(1, closed);
  }

  @Test
  void whatWasLongAgoIsForgotten() {
    seen(1, 2, 3, 4, 5);
    now += TimeUnit.HOURS.toNanos(2);
    findings.tick(now);
    symptom.tick(now);
    seen(6);
    absent(6);
    assertOpen(0);
  }

  @Test
  void clientsWhoseRequestIsNotRememberedProveNothing() {
    seen(1);
    absent(0, 0, 0, 0);
    assertOpen(1);
  }

  @Test
  void opensWhenEnoughClientsInARowHaveSeenIt() {
    Symptom ofThree = new Symptom(findings, FindingCode.POOL_EXHAUSTED, 3);
    for (int client : new int[] {1, 2, 2}) {
      ofThree.present(ALPHA, client, now, () -> Finding.Detail.of("none left"));
    }
    ofThree.absent(() -> ALPHA, 9, now);
    ofThree.present(ALPHA, 3, now, () -> Finding.Detail.of("none left"));
    assertOpen(0);
    ofThree.present(ALPHA, 4, now, () -> Finding.Detail.of("none left"));
    ofThree.present(ALPHA, 5, now, () -> Finding.Detail.of("none left"));
    assertOpen(1);
  }

  private void seen(int... clients) {
    for (int client : clients) {
      symptom.present(ALPHA, client, ++now, () -> Finding.Detail.of("they differ"));
    }
  }

  private void absent(int... clients) {
    for (int client : clients) {
      symptom.absent(() -> ALPHA, client, ++now);
    }
  }

  private void assertOpen(int count) {
    assertEquals(count, findings.open().size());
  }
}
