package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.PacketPeer;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** Messages that fit a packet, sent in fragments or several in one frame. */
@LabTest
class FragmentedMessagesIT {

  private static final String LINK = "eth0";
  private static final Station SENDER = Station.numbered(1);
  private static final int SHORT = 10;
  private static final int LONG = 1300;
  private static final int IDENTIFICATION = 3;

  @Test
  void areCountedAsDroppedAndLongerOnesAreNot() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan0 }", "");
      UdpPeer server = UdpPeer.open(network.alpha(), 547);
      PacketPeer hosts = PacketPeer.open(network.client0(), LINK);

      fragments(hosts, Frames.solicit(0x900), 16);
      String three = Stream.of(0x901, 0x902, 0x903).map(Frames::solicit).reduce("", String::concat);
      hosts.sendSegments(LINK, SentDatagram.toAllRelays(SENDER, three), SHORT);
      Await.until(() -> relay.dropped("fragmented") == 4, () -> relay.process().output());

      String longer = Frames.solicit(0x904, LONG);
      fragments(hosts, longer, 800);
      Frames.awaitRelayed(server, longer);
      assertEquals(4, relay.dropped("fragmented"));
    }
  }

  private static void fragments(PacketPeer hosts, String message, int length) {
    SentDatagram.toAllRelays(SENDER, message)
        .fragments(length, IDENTIFICATION)
        .forEach(frame -> hosts.sendFrame(LINK, frame));
  }
}
