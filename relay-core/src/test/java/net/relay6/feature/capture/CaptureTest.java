package net.relay6.feature.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.net.Octets;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RecordingOutbox;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CaptureTest {

  private static final String SETTINGS =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:a::3" } }
        links = [ { interface = eth1 }, { interface = eth2 } ]
      }
      """;

  private static final CaptureFilter LINK_ETH1 = new CaptureFilter(Set.of("eth1"), Set.of());
  private static final CaptureFilter SERVER_BETA = new CaptureFilter(Set.of(), Set.of("beta"));
  private static final byte[] TRUNCATED = {1};

  private final RelayBench relay =
      new RelayBench(
          SETTINGS,
          InventedInterfaces.of(
              "eth1 2 up 1500 fe80::ff/64 2001:db8:1:1::1/64",
              "eth2 3 up 1500 fe80::fe/64 2001:db8:1:2::1/64"),
          List.of());

  private final Captures captures = new Captures(relay::decorate, () -> Instant.EPOCH);

  @AfterEach
  void nothingIsLost() {
    relay.assertNothingLost();
  }

  @Test
  void aMessageIsSeenWithItsOutcomeAndItsCopies() {
    Capture capture = start(CaptureFilter.ALL);
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    List<RecordingOutbox.Sent> sent = relay.takeSent();
    List<CaptureRecord> seen = take(capture);
    assertEquals(
        List.of(
            "link eth1 INBOUND [fe80::1%2]:546 > [ff02::1:2]:547 forwarded, 2 copies",
            "server alpha OUTBOUND [2001:db8:a::1]:547 > [2001:db8:a::2]:547 copy to alpha",
            "server beta OUTBOUND [2001:db8:a::1]:547 > [2001:db8:a::3]:547 copy to beta"),
        lines(seen));
    assertEquals(Octets.of(Vectors.octets("C1")), seen.getFirst().payload());
    assertEquals(sent.getFirst().frame(), seen.get(1).payload().toHex());
    assertEquals(sent.getLast().frame(), seen.get(2).payload().toHex());
  }

  @Test
  void aProbeOfTheRelayIsNoClientsMessage() {
    Capture capture = start(CaptureFilter.ALL);
    byte[] probe = Vectors.octets("C1");
    probe[0] = 11;
    relay.receiveOnLink("eth1", "fe80::ff", 546, probe);
    assertEquals(
        List.of("probe of relay6, 2 copies", "copy to alpha", "copy to beta"),
        take(capture).stream().map(CaptureRecord::comment).toList());
  }

  @Test
  void anAnswerIsSeenOnBothSides() {
    Capture capture = start(CaptureFilter.ALL);
    relay.receiveFromServer("alpha", Vectors.octets("R1"));
    assertEquals(
        List.of(
            "server alpha INBOUND [2001:db8:a::2]:547 > [2001:db8:a::1]:547 delivered",
            "link eth1 OUTBOUND [fe80::ff]:547 > [fe80::200:ff:fe00:1]:546 answer of alpha"),
        lines(take(capture)));
  }

  @Test
  void whatIsDroppedIsSeenWithTheReason() {
    Capture capture = start(CaptureFilter.ALL);
    relay.receiveOnLink("eth1", "fe80::1", 546, TRUNCATED);
    relay.receiveUnicast("fe80::1%eth1", 546, Vectors.octets("C1"));
    assertEquals(
        List.of(
            "link eth1 INBOUND [fe80::1%2]:546 > [ff02::1:2]:547 dropped: truncated",
            "unicast INBOUND [fe80::1%2]:546 > [::]:547 dropped: unicast-from-client"),
        lines(take(capture)));
  }

  @Test
  void aLinkIsCapturedWithItsCopiesAndItsAnswers() {
    Capture capture = start(LINK_ETH1);
    relay.receiveOnLink("eth2", "fe80::1", 546, Vectors.octets("C1"));
    relay.receiveFromServer("alpha", TRUNCATED);
    assertEquals(List.of(), take(capture));
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    relay.receiveFromServer("alpha", Vectors.octets("R1"));
    assertEquals(
        List.of("link eth1", "server alpha", "server beta", "server alpha", "link eth1"),
        places(take(capture)));
  }

  @Test
  void aServerIsCapturedWithTheClientsSideOfWhatItIsSent() {
    Capture capture = start(SERVER_BETA);
    relay.receiveFromServer("alpha", Vectors.octets("R1"));
    relay.receiveOnLink("eth1", "fe80::1", 546, TRUNCATED);
    assertEquals(List.of(), take(capture));
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    relay.receiveFromServer("beta", TRUNCATED);
    assertEquals(List.of("link eth1", "server beta", "server beta"), places(take(capture)));
  }

  @Test
  void whatDoesNotFitIsCountedAndTheNextThatFitsSaysSo() {
    Capture capture = start(LINK_ETH1);
    byte[] large = new byte[65_000];
    large[0] = 13;
    for (int number = 0; number < 300; number++) {
      assertEquals(
          "Dropped[reason=RELAY_REPLY_ON_LINK]",
          relay.receiveOnLink("eth1", "fe80::1", 546, large).toString());
    }
    int fitted = take(capture).size();
    assertTrue(fitted > 200, fitted + " fitted");
    assertEquals(300 - fitted, capture.missed());
    relay.receiveOnLink("eth1", "fe80::1", 546, large);
    assertEquals(300 - fitted, take(capture).getFirst().missedBefore());
  }

  @Test
  void aReaderIsNotifiedOnceUntilItHasTakenAll() {
    AtomicInteger told = new AtomicInteger();
    Capture capture = captures.start(CaptureFilter.ALL, told::incrementAndGet).orElseThrow();
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    assertEquals(1, told.get());
    assertEquals(6, take(capture).size());
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    assertEquals(2, told.get());
  }

  @Test
  void severalCapturesSeeTheSame() {
    Capture one = start(CaptureFilter.ALL);
    Capture other = start(LINK_ETH1);
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    one.close();
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    List<String> first = lines(take(one));
    assertEquals(3, first.size());
    List<String> both = new ArrayList<>(first);
    both.addAll(first);
    assertEquals(both, lines(take(other)));
  }

  @Test
  void onlyAFewRunAtOnce() {
    List<Capture> running = new ArrayList<>();
    for (int number = 0; number < Captures.RUNNING_MAX; number++) {
      running.add(start(CaptureFilter.ALL));
    }
    assertEquals(Optional.empty(), captures.start(CaptureFilter.ALL, () -> {}));
    running.getFirst().close();
    running.getFirst().close();
    start(CaptureFilter.ALL);
    captures.close();
    assertEquals(0, captures.runningCount());
  }

  @Test
  void aCopyThatLeavesLaterSaysSo() {
    RelayBench late =
        new RelayBench(
            SETTINGS.replace("links =", "owner-first-delay = 300 ms\nlinks ="),
            InventedInterfaces.of("eth1 2 up 1500 fe80::ff/64 2001:db8:1:1::1/64"),
            List.of());
    Capture capture =
        new Captures(late::decorate, () -> Instant.EPOCH)
            .start(CaptureFilter.ALL, () -> {})
            .orElseThrow();
    String reply = Octets.of(Vectors.octets("R1")).toHex().replace("021a2b3c", "071a2b3c");
    late.receiveFromServer("alpha", Octets.parseHex(reply).orElseThrow().toArray());
    assertEquals(2, take(capture).size());
    byte[] rebind = Vectors.octets("C1");
    rebind[0] = 6;
    late.receiveOnLink("eth1", "fe80::1", 546, rebind);
    assertEquals(
        List.of("forwarded, 2 copies", "copy to alpha", "copy to beta, leaves 300 ms later"),
        take(capture).stream().map(CaptureRecord::comment).toList());
  }

  private Capture start(CaptureFilter filter) {
    return captures.start(filter, () -> {}).orElseThrow();
  }

  private static List<CaptureRecord> take(Capture capture) {
    List<CaptureRecord> taken = new ArrayList<>();
    for (Optional<CaptureRecord> next = capture.poll(); next.isPresent(); next = capture.poll()) {
      taken.add(next.get());
    }
    return taken;
  }

  private static List<String> lines(List<CaptureRecord> sightings) {
    return sightings.stream()
        .map(seen ->
            "%s %s %s > %s %s"
                .formatted(
                    seen.point(),
                    seen.direction(),
                    seen.source(),
                    seen.destination(),
                    seen.comment()))
        .toList();
  }

  private static List<String> places(List<CaptureRecord> sightings) {
    return sightings.stream().map(seen -> seen.point().toString()).toList();
  }
}
