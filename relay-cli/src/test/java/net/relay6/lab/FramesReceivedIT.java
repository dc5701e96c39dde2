package net.relay6.lab;

import static net.relay6.lab.FrameNetwork.LINK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import net.relay6.fixtures.ethernet.HardwareAddress;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.load.UdpPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The relay relays what a UDP socket on the same link receives. All frames are sent once, before
 * the tests compare what has arrived at that socket and at the server.
 */
@LabTest
class FramesReceivedIT {

  private static final int FRAGMENTED = 0x900;
  private static final int SEGMENTS = 0x901;
  private static final int OWN = 0x903;
  private static final int LAST = 0x904;
  private static final int LAST_LARGE = 0x905;

  private static final int SHORT = 10;

  private static final Station SENDER = Station.numbered(1);

  private static FrameNetwork network;
  private static UdpPeer udp;

  @BeforeAll
  static void send() {
    network = new FrameNetwork("{ interface = lan0 }", "");
    Namespace relay = network.network().relay();
    relay.sh("ip link set lan0 promisc on");
    udp = UdpPeer.openInGroup(relay, "ff02::1:2%lan0", 547);
    HardwareAddress hardware = relay.hardwareAddress("lan0");
    for (InputFrame input : InputFrame.all()) {
      input.frames(hardware).forEach(frame -> network.hosts0().sendFrame(LINK, frame));
    }
    SentDatagram.toAllRelays(SENDER, Frames.solicit(FRAGMENTED))
        .fragments(16, 3)
        .forEach(frame -> network.hosts0().sendFrame(LINK, frame));
    String segments = Frames.solicit(SEGMENTS) + Frames.solicit(SEGMENTS + 1);
    network.hosts0().sendSegments(LINK, SentDatagram.toAllRelays(SENDER, segments), SHORT);
    UdpPeer.open(relay, 546).send("ff02::1:2%lan0", 547, Frames.solicit(OWN));
    awaitAll();
  }

  /** What was sent before the last messages has come when they have, large ones or small. */
  private static void awaitAll() {
    udp.awaitReceived(Frames.solicit(OWN));
    network.awaitRelayed(Frames.solicit(OWN));
    for (String last : List.of(Frames.solicit(LAST), Frames.solicit(LAST_LARGE, 1300))) {
      network.relayed(network.hosts0(), SentDatagram.toAllRelays(SENDER, last));
      udp.awaitReceived(last);
    }
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @ParameterizedTest
  @MethodSource("net.relay6.lab.InputFrame#all")
  void aMessageIsRelayedOnceIfAUdpSocketReceivesIt(InputFrame input) {
    assertEquals(input.isReceived() ? 1 : 0, received(input.transaction()));
    List<FrameView> relayed = relayed(input.transaction());
    assertEquals(received(input.transaction()), relayed.size(), relayed::toString);
  }

  @ParameterizedTest
  @MethodSource("net.relay6.lab.InputFrame#all")
  void aHardwareAddressIsThatOfTheFrameOrLeftOut(InputFrame input) {
    Optional<HardwareAddress> other =
        relayed(input.transaction()).stream()
            .flatMap(forward -> FrameNetwork.clientLinkLayer(forward).stream())
            .filter(hardware -> !hardware.equals(input.sender().hardware()))
            .findAny();
    assertEquals(Optional.empty(), other);
  }

  /** The one difference: neither filter can know that the other has nothing of such a message. */
  @ParameterizedTest
  @ValueSource(ints = {FRAGMENTED, SEGMENTS, SEGMENTS + 1})
  void aShortMessageInFragmentsOrSegmentsIsLost(int transaction) {
    assertEquals(1, received(Frames.solicit(transaction)));
    assertEquals(List.of(), relayed(Frames.solicit(transaction)));
  }

  @Test
  void aMessageOfAClientOnTheRelaysOwnMachineIsRelayed() {
    assertEquals(1, received(Frames.solicit(OWN)));
    assertEquals(1, relayed(Frames.solicit(OWN)).size());
  }

  private static long received(String start) {
    return udp.received().stream().filter(line -> line.split(" ", -1)[2].startsWith(start)).count();
  }

  private static List<FrameView> relayed(String start) {
    return network.allRelayed().stream()
        .filter(forward -> forward.relayed().toString().startsWith(start))
        .toList();
  }
}
