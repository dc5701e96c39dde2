package net.relay6.lab;

import static net.relay6.lab.FrameNetwork.LINK;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import net.relay6.fixtures.ethernet.ReceivedDatagram;
import net.relay6.fixtures.ethernet.ReceivedDatagram.ChecksumState;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameBuilder;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Responses that leave as frames. The hosts answer no neighbour solicitation, so that no response
 * reaches them by the kernel.
 */
@LabTest
class ResponsesByFrameIT {

  private static final byte[] NO_PORT_YET = {0, 0};

  private static FrameNetwork network;

  @BeforeAll
  static void start() {
    network =
        new FrameNetwork(
            "{ interface = lan0, downstream-relays = [ \"fe80::/10\" ] }, { interface = lan1 }",
            "");
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void aResponseComesFromTheLinksAddressesToThoseOfTheClient() {
    Station client = Station.numbered(1);
    assertEquals(response(client, 0x101), network.exchange(network.hosts0(), client, 0x101));
    assertEquals(0, network.hosts0().solicitations(LINK, client));
  }

  @Test
  void aClientWithAnotherNetworkCardIsAnsweredAtTheAddressOfItsLatestMessage() {
    Station client = Station.numbered(2);
    Station moved = client.withHardware(Station.numbered(1002).hardware());
    FrameView before = relayed(client, 0x201);
    FrameView after = relayed(moved, 0x202);
    network.answer(before, Frames.advertise(0x201));
    network.answer(after, Frames.advertise(0x202));
    assertEquals(response(moved, 0x201), await(0x201));
    assertEquals(response(moved, 0x202), await(0x202));
    assertEquals(response(client, 0x203), network.exchange(network.hosts0(), client, 0x203));
  }

  @Test
  void clientsOfTwoLinksThatHaveOneAddressAreAnsweredEachAtItsOwnNetworkCard() {
    Station one = Station.numbered(3);
    Station other = one.withHardware(Station.numbered(1003).hardware());
    FrameView fromOne = relayed(one, 0x301);
    FrameView fromOther =
        network.relayed(network.hosts1(), SentDatagram.toAllRelays(other, Frames.solicit(0x302)));
    network.answer(fromOne, Frames.advertise(0x301));
    network.answer(fromOther, Frames.advertise(0x302));
    assertEquals(one.hardware(), await(0x301).to());
    assertEquals(other.hardware(), FrameNetwork.awaitAdvertise(network.hosts1(), 0x302).to());
  }

  @Test
  void aRelayNearerToClientsIsAnsweredOnPort547() {
    Station relay = Station.numbered(4);
    FrameView forward = relayed(relay, 547, relayForward(0x401));
    String reply = hex(relayReply(0x401));
    network.answer(forward, reply);
    ReceivedDatagram received = awaitOf(relay);
    assertEquals(relay.hardware(), received.to());
    assertEquals(547, received.destinationPort());
    assertEquals(ChecksumState.GOOD, received.checksum());
    assertEquals(reply, received.payload());
  }

  /** RFC 8357, section 5.2: the port stands in an option that the server sends back. */
  @Test
  void aRelayNearerToClientsIsAnsweredOnThePortThatItAsksFor() {
    Station relay = Station.numbered(5);
    FrameBuilder asking = relayForward(0x501).option(OptionName.RELAY_SOURCE_PORT, NO_PORT_YET);
    FrameView forward = relayed(relay, 1000, asking);
    FrameBuilder answer = FrameBuilder.relayReply(1, forward.linkAddress(), forward.peerAddress());
    forward.options().stream()
        .filter(option -> !option.is(OptionName.RELAY_MESSAGE))
        .forEach(option -> answer.option(option.code(), option.value()));
    network.send(hex(answer.option(OptionName.RELAY_MESSAGE, relayReply(0x501))));
    ReceivedDatagram received = awaitOf(relay);
    assertEquals(relay.hardware(), received.to());
    assertEquals(1000, received.destinationPort());
  }

  private static FrameView relayed(Station client, int transaction) {
    return network.relayed(
        network.hosts0(), SentDatagram.toAllRelays(client, Frames.solicit(transaction)));
  }

  private static FrameView relayed(Station relay, int port, FrameBuilder message) {
    return network.relayed(
        network.hosts0(), SentDatagram.toAllRelays(relay, hex(message)).fromPort(port));
  }

  private static ReceivedDatagram await(int transaction) {
    return FrameNetwork.awaitAdvertise(network.hosts0(), transaction);
  }

  private static ReceivedDatagram awaitOf(Station station) {
    return network
        .hosts0()
        .awaitReceived(LINK, datagram -> datagram.destination().equals(station.address()));
  }

  /** The ADVERTISE of that transaction as it must come to a client of lan0. */
  private static ReceivedDatagram response(Station client, int transaction) {
    Namespace relay = network.network().relay();
    return new ReceivedDatagram(
        relay.hardwareAddress("lan0"),
        client.hardware(),
        Addresses.of(relay.linkLocal("lan0")),
        client.address(),
        64,
        547,
        546,
        ChecksumState.GOOD,
        Frames.advertise(transaction));
  }

  /** What a relay nearer to clients makes of a client's message. */
  private static FrameBuilder relayForward(int transaction) {
    return FrameBuilder.relayForward(0, Addresses.of("2001:db8:7::1"), Addresses.of("fe80::7"))
        .option(OptionName.RELAY_MESSAGE, octets(Frames.solicit(transaction)));
  }

  private static FrameBuilder relayReply(int transaction) {
    return FrameBuilder.relayReply(0, Addresses.of("2001:db8:7::1"), Addresses.of("fe80::7"))
        .option(OptionName.RELAY_MESSAGE, octets(Frames.advertise(transaction)));
  }

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static String hex(FrameBuilder frame) {
    return HexFormat.of().formatHex(frame.octets());
  }
}
