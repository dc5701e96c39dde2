package net.relay6.lab;

import static net.relay6.lab.FrameNetwork.LINK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabTest;
import org.junit.jupiter.api.Test;

/** Where no frame of a client is known, its responses need an entry in the neighbour table. */
@LabTest
class WithoutFramesIT {

  private static final Station CLIENT = Station.numbered(1);
  private static final Station SILENT = Station.numbered(2);

  @Test
  void aResponseToAMessageFromBeforeARestartIsDeliveredByUdp() {
    try (FrameNetwork network = new FrameNetwork("{ interface = lan0 }", "")) {
      network.hosts0().answerSolicitations(LINK, CLIENT);
      FrameView forward = relayed(network, CLIENT, 0x101);
      assertEquals(0, network.hosts0().solicitations(LINK, CLIENT));
      network.restart();
      network.answer(forward, Frames.advertise(0x101));
      assertEquals(CLIENT.hardware(), FrameNetwork.awaitAdvertise(network.hosts0(), 0x101).to());
      assertEquals(1, network.hosts0().solicitations(LINK, CLIENT));
    }
  }

  @Test
  void framesThatAreTurnedOffAreNotSent() {
    try (FrameNetwork network =
        new FrameNetwork("{ interface = lan0 }", "replies { by-frame = false }")) {
      network.hosts0().answerSolicitations(LINK, CLIENT);
      network.answer(relayed(network, SILENT, 0x201), Frames.advertise(0x201));
      assertEquals(CLIENT.hardware(), network.exchange(network.hosts0(), CLIENT, 0x202).to());
      assertEquals(1, network.hosts0().solicitations(LINK, CLIENT));
      Await.until(
          () -> network.hosts0().solicitations(LINK, SILENT) >= 3, () -> "attempts to find it");
      assertEquals(
          List.of(Frames.advertise(0x202)),
          network.hosts0().received(LINK).stream().map(answer -> answer.payload()).toList());
    }
  }

  private static FrameView relayed(FrameNetwork network, Station client, int transaction) {
    return network.relayed(
        network.hosts0(), SentDatagram.toAllRelays(client, Frames.solicit(transaction)));
  }
}
