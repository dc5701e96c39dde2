package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.relay6.counters.SendFailure;
import net.relay6.fixtures.lab.Await;
import net.relay6.observer.LeaseReport;
import net.relay6.observer.ServerSetReport;
import net.relay6.transport.ChannelStates;
import org.junit.jupiter.api.Test;

class ServerSetWatchTest {

  private final RecordedFindings told = new RecordedFindings();

  @Test
  void opensAFindingFromObservationsAndNotifiesAllListeners() {
    try (WatchBench bench = WatchBench.of("", told)) {
      RecordedFindings later = new RecordedFindings();
      bench.watch().addListener(later);
      bench.speakAsServer();
      told.await("opened rogue-server");
      later.await("opened rogue-server");
      assertEquals(List.of("rogue-server"), bench.open());
      assertEquals(0, bench.watch().lost());
    }
  }

  @Test
  void knowsWhoHoldsWhat() {
    try (WatchBench bench = WatchBench.of("")) {
      bench.commit();
      bench.awaitSeen(2);
      var leases = bench.watch().leases(LeaseReport.Filter.ALL, 10);
      assertEquals(
          List.of("2001:db8:1:1::1234"),
          leases.leases().stream().map(lease -> leases.view(lease).lease()).toList());
    }
  }

  @Test
  void followsWhatTheOperatorDeclares() {
    try (WatchBench bench = WatchBench.of("", told)) {
      bench.advertise();
      bench.awaitSeen(2);
      assertEquals(List.of(), bench.open());

      bench.watch().update(WatchBench.settings("servers { alpha { preference = 7 } }"));
      bench.advertise();
      told.await("opened preference-mismatch");

      bench.watch().update(WatchBench.settings("servers { alpha { preference = 255 } }"));
      bench.advertise();
      told.await("opened preference-mismatch", "closed preference-mismatch");
      assertEquals(List.of(), bench.open());
    }
  }

  @Test
  void whatIsOpenAboutAServerThatLeavesCloses() {
    try (WatchBench bench = WatchBench.of("servers { alpha { preference = 7 } }", told)) {
      bench.advertise();
      told.await("opened preference-mismatch");
      bench.watch().update(WatchBench.betaAlone());
      told.await("opened preference-mismatch", "closed preference-mismatch");
    }
  }

  @Test
  void aRelayReplyWithoutInterfaceIdIsAFinding() {
    try (WatchBench bench = WatchBench.of("", told)) {
      bench.advertise();
      bench.awaitSeen(2);
      assertEquals(List.of(), bench.open());
      bench.advertiseWithoutInterfaceId();
      told.await("opened interface-id-missing");
    }
  }

  @Test
  void timesFollowTheClockOnTheWallAndAgesDoNot() {
    try (WatchBench bench = WatchBench.of("", told)) {
      bench.speakAsServer();
      bench.commit();
      bench.awaitSeen(3);
      ServerSetReport before = bench.watch().report();
      bench.setClockForward(Duration.ofDays(1));
      ServerSetReport after = bench.watch().report();
      assertTrue(opened(after).isAfter(opened(before).plus(Duration.ofHours(23))), after::toString);
      assertTrue(opened(after).isAfter(after.at().minus(Duration.ofHours(1))), after::toString);
      var leases = bench.watch().leases(LeaseReport.Filter.ALL, 1);
      assertTrue(
          leases.view(leases.leases().getFirst()).since().isAfter(opened(before)),
          leases::toString);
    }
  }

  private static Instant opened(ServerSetReport report) {
    return report.time().at(report.open().getFirst().openedNanos());
  }

  @Test
  void errorsOfSendingReachTheReport() {
    try (WatchBench bench = WatchBench.of("")) {
      for (int error = 0; error < 3; error++) {
        bench.counters().server("alpha").countSendError();
      }
      awaitSendErrors(bench, 3);
      bench.counters().server("alpha").countSendError();
      awaitSendErrors(bench, 4);
      assertEquals(0, sendErrors(bench, "beta"));
    }
  }

  @Test
  void refusalsOfTheKernelAreAFindingAndTheOpenSilenceOfThatServerAlone() {
    try (WatchBench bench = WatchBench.of("", told)) {
      bench.counters().server("alpha").countSendFailure(SendFailure.REFUSED, 111);
      bench.counters().server("alpha").countSendFailure(SendFailure.REFUSED, 111);
      told.await("opened server-silent");
      assertTrue(bench.watch().silenceFinding("alpha").isPresent());
      assertEquals(Optional.empty(), bench.watch().silenceFinding("beta"));
      bench.advertise();
      told.await("opened server-silent", "closed server-silent");
      assertEquals(Optional.empty(), bench.watch().silenceFinding("alpha"));
    }
  }

  @Test
  void copiesThatASocketWithoutAWayDoesNotSendAreAFindingToo() {
    try (WatchBench bench = WatchBench.of("", told)) {
      var noRoute = new ChannelStates.State(false, "connect: no route", Instant.EPOCH, true);
      bench.watch().update(_ -> Optional.of(noRoute));
      bench.counters().server("alpha").countSendError();
      bench.counters().server("alpha").countSendError();
      told.await("opened server-silent");
    }
  }

  private static void awaitSendErrors(WatchBench bench, long count) {
    Await.until(() -> sendErrors(bench, "alpha") == count, () -> bench.watch().report().toString());
  }

  private static long sendErrors(WatchBench bench, String server) {
    return bench.watch().report().server(server).orElseThrow().sendErrors();
  }

  @Test
  void endsItsThreadAndKeepsWhatItKnows() {
    WatchBench bench = WatchBench.of("", told);
    try (bench) {
      bench.speakAsServer();
      told.await("opened rogue-server");
      assertEquals("relay6-watch", told.thread().getName());
      assertTrue(told.thread().isAlive());
    }
    // Its pool is closed a moment before the thread has ended.
    Await.until(() -> !told.thread().isAlive(), () -> told.thread() + " runs on");
    bench.advertise();
    assertEquals(1, bench.seen());
    assertEquals(List.of("rogue-server"), bench.open());
  }
}
