package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.log.ClientNaming;
import net.relay6.observer.ServerSetObserver;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingCode;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.settings.Intent;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;

class ObserverFeedTest {

  private static final String SETTINGS =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" } }
        links = [ { interface = eth1 } ]
      }
      """;

  private static final long LATER_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final int MANY = 40;

  private final AtomicLong clock = new AtomicLong();
  private final ServerSetObserver observer =
      new ServerSetObserver(
          Intent.NONE,
          ServerSetObserver.Bounds.USUAL,
          new TimeBase(0, Instant.EPOCH),
          new FindingNaming(ClientNaming.CLEAR),
          List.of());

  @Test
  void whatWasLostIsNoSilenceButWhatIsMissingLaterIs() {
    ObservationQueue queue = new ObservationQueue(4096);
    RelayBench relay = relay(queue);
    ObserverFeed feed = new ObserverFeed(queue, observer, clock::get, 0);
    for (int number = 1; number <= MANY; number++) {
      ask(relay, number);
    }
    assertTrue(queue.lost() > 0 && queue.lost() < MANY / 2, queue.lost() + " were lost");
    finish(feed);
    clock.addAndGet(LATER_NANOS);
    assertTrue(feed.drain());
    assertEquals(List.of(), found());

    for (int number = 1; number <= MANY; number++) {
      ask(relay, MANY + number);
      feed.drain();
    }
    clock.addAndGet(LATER_NANOS);
    feed.drain();
    assertEquals(List.of(FindingCode.ALL_SERVERS_SILENT), found());
  }

  @Test
  void whileMessagesWaitItIsAsLateAsTheyAre() {
    ObservationQueue queue = new ObservationQueue(1 << 16);
    RelayBench relay = relay(queue);
    ObserverFeed feed = new ObserverFeed(queue, observer, clock::get, 0);
    for (int number = 1; number <= MANY; number++) {
      ask(relay, number);
    }
    for (int number = 1; number <= MANY; number++) {
      relay.receiveFromServer("alpha", numbered("R1", number));
    }
    clock.addAndGet(LATER_NANOS);
    assertFalse(feed.drain());
    assertEquals(List.of(), found());
    finish(feed);
    assertEquals(List.of(), found());
    assertEquals(2L * MANY, observer.report().counts().get("observations"));
  }

  /** Takes turns until nothing waits. */
  private static void finish(ObserverFeed feed) {
    while (!feed.drain()) {}
  }

  private List<FindingCode> found() {
    return observer.report().open().stream().map(Finding::code).toList();
  }

  private static void ask(RelayBench relay, int number) {
    relay.receiveOnLink("eth1", "fe80::200:ff:fe00:1", 546, numbered("C1", number));
  }

  /** A vector with another transaction-id. */
  private static byte[] numbered(String vector, int number) {
    String hex = HexFormat.of().formatHex(Vectors.octets(vector));
    return HexFormat.of().parseHex(hex.replace("1a2b3c", "%06x".formatted(number)));
  }

  private RelayBench relay(ObservationQueue queue) {
    InventedInterfaces interfaces =
        InventedInterfaces.of("eth1 2 up 1500 2001:db8:1:1::1/64 fe80::ff/64");
    return new RelayBench(SETTINGS, interfaces, List.of(new QueueingObserver(queue, clock::get)));
  }
}
