package net.relay6.lab;

import static net.relay6.lab.FrameNetwork.LINK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.fixtures.ethernet.HardwareAddress;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.lab.LabTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Client Link-Layer Address has the hardware address from which that very message came (RFC 6939,
 * section 5).
 */
@LabTest
class HardwareAddressesIT {

  private static final int CLIENTS = 64;

  private static FrameNetwork network;

  @BeforeAll
  static void start() {
    network = new FrameNetwork("{ interface = lan0 }", "");
  }

  @AfterAll
  static void close() {
    network.close();
  }

  /** Some need one frame, some two, and some three, which come one of each client in turn. */
  @Test
  void eachOfManyClientsHasItsOwnWhenTheirFramesCrossOneAnother() {
    List<Station> clients = IntStream.rangeClosed(1, CLIENTS).mapToObj(Station::numbered).toList();
    List<List<byte[]>> frames = clients.stream().map(HardwareAddressesIT::frames).toList();
    for (int turn = 0; turn < 3; turn++) {
      for (List<byte[]> ofClient : frames) {
        ofClient.stream().skip(turn).limit(1).forEach(HardwareAddressesIT::send);
      }
    }
    for (Station client : clients) {
      FrameView forward = network.awaitRelayed(message(client));
      assertEquals(client.address(), forward.peerAddress());
      assertEquals(
          Optional.of(client.hardware()), FrameNetwork.clientLinkLayer(forward), client::toString);
    }
  }

  private static List<byte[]> frames(Station client) {
    return SentDatagram.toAllRelays(client, message(client))
        .fragments(1232, (int) client.hardware().value());
  }

  private static String message(Station client) {
    int number = (int) client.hardware().value() & 0xffff;
    return Frames.solicit(0x1000 + number, 10 + number % 3 * 1300);
  }

  /** Two network cards that have one address, sent from in turn without waiting. */
  @Test
  void messagesFromOneAddressHaveEachThatOfTheirOwnFrame() {
    List<Station> cards = cards(2001);
    for (int number = 0; number < CLIENTS; number++) {
      String message = Frames.solicit(0x2000 + number);
      network.hosts0().send(LINK, SentDatagram.toAllRelays(cards.get(number % 2), message));
    }
    for (int number = 0; number < CLIENTS; number++) {
      FrameView forward = network.awaitRelayed(Frames.solicit(0x2000 + number));
      assertEquals(
          Optional.of(cards.get(number % 2).hardware()), FrameNetwork.clientLinkLayer(forward));
    }
  }

  /** A client that changes its network card sends the message from each card in another way. */
  @ParameterizedTest
  @CsvSource({"0x3000, 3001, 10, 3000", "0x3002, 3003, 3000, 10", "0x3004, 3005, 3000, 3000"})
  void aClientWithAnotherNetworkCardHasThatOfEachMessage(
      int transaction, int client, int firstLength, int nextLength) {
    List<Station> cards = cards(client);
    assertEquals(
        Optional.of(cards.getFirst().hardware()),
        sent(cards.getFirst(), Frames.solicit(transaction, firstLength)));
    assertEquals(
        Optional.of(cards.getLast().hardware()),
        sent(cards.getLast(), Frames.solicit(transaction + 1, nextLength)));
  }

  private static Optional<HardwareAddress> sent(Station from, String message) {
    SentDatagram datagram = SentDatagram.toAllRelays(from, message);
    datagram.fragments(1232, transaction(message)).forEach(HardwareAddressesIT::send);
    return FrameNetwork.clientLinkLayer(network.awaitRelayed(message));
  }

  /** Extension headers hide who sends it from a look at fixed places of the frame. */
  @Test
  void aMessageBehindExtensionHeadersNeverHasThatOfAnEarlierOne() {
    List<Station> cards = cards(4001);
    sent(cards.getFirst(), Frames.solicit(0x4000));
    SentDatagram behind = SentDatagram.toAllRelays(cards.getLast(), Frames.solicit(0x4001));
    ChangedFrames.behind(behind, 60, "1100010400000000").forEach(HardwareAddressesIT::send);
    Optional<HardwareAddress> earlier =
        FrameNetwork.clientLinkLayer(network.awaitRelayed(behind.payload()))
            .filter(hardware -> !hardware.equals(cards.getLast().hardware()));
    assertEquals(Optional.empty(), earlier);
  }

  private static List<Station> cards(int number) {
    Station client = Station.numbered(number);
    return List.of(client, client.withHardware(Station.numbered(number + 10_000).hardware()));
  }

  private static int transaction(String message) {
    return HexFormat.fromHexDigits(message, 2, 8);
  }

  private static void send(byte[] frame) {
    network.hosts0().sendFrame(LINK, frame);
  }
}
