package net.relay6.observer.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.observer.observation.Observation;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RelayBench;
import org.junit.jupiter.api.Test;

class ObservationQueueTest {

  private static final String SETTINGS =
      """
      relay6 {
        servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
        links = [ { interface = eth1 } ]
      }
      """;

  private final List<String> seen = new ArrayList<>();

  @Test
  void bringsWhatTheRelayDidInItsOrder() {
    ObservationQueue queue = new ObservationQueue(4096);
    RelayBench relay = relay(queue);
    relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    assertEquals(1, queue.drain(this::note, 10));
    assertEquals(List.of("SOLICIT on eth1 from fe80::1 to [alpha, beta]"), seen);
    assertEquals(0, queue.drain(this::note, 10));
  }

  @Test
  void countsWhatDoesNotFitAndGoesOnWhenThereIsRoom() {
    ObservationQueue queue = new ObservationQueue(1024);
    RelayBench relay = relay(queue);
    int messages = 100;
    for (int message = 0; message < messages; message++) {
      relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
    }
    int taken = queue.drain(this::note, messages);
    assertTrue(taken > 0 && taken < messages, taken + " were taken");
    assertEquals(messages - taken, queue.lost());
    for (int message = 0; message < messages; message++) {
      relay.receiveOnLink("eth1", "fe80::1", 546, Vectors.octets("C1"));
      assertEquals(1, queue.drain(this::note, messages));
    }
    assertEquals(messages - taken, queue.lost());
  }

  private void note(Observation observation) {
    if (observation instanceof Observation.RequestForwarded asked) {
      seen.add(
          "%s on %s from %s to %s"
              .formatted(asked.message().type(), asked.link(), asked.peer(), asked.servers()));
    }
  }

  private static RelayBench relay(ObservationQueue queue) {
    InventedInterfaces interfaces = new InventedInterfaces();
    interfaces.apply("eth1 2 up 1500 2001:db8:1:1::1/64 fe80::ff/64");
    return new RelayBench(SETTINGS, interfaces, List.of(new QueueingObserver(queue, () -> 7)));
  }
}
