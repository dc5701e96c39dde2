package net.relay6.lab;

import java.util.List;
import java.util.Optional;
import net.relay6.fixtures.ethernet.HardwareAddress;
import net.relay6.fixtures.ethernet.ReceivedDatagram;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.frame.MessageName;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.PacketPeer;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;

/**
 * A relay in front of one server in the hands of the test, and hosts with addresses of their own on
 * lan0 and lan1. Tests can share it: each has hosts and transactions of its own.
 */
final class FrameNetwork implements AutoCloseable {

  /** The interface that leads to the relay, on both client machines. */
  static final String LINK = "eth0";

  private static final String RELAY = "2001:db8:a::1";

  private final TwoServers network = new TwoServers();
  private final UdpPeer server = UdpPeer.open(network.alpha(), 547);
  private final PacketPeer hosts0 = PacketPeer.open(network.client0(), LINK);
  private final PacketPeer hosts1 = PacketPeer.open(network.client1(), LINK);
  private final String settings;
  private LabProcess relay;

  /**
   * Starts it.
   *
   * @param links what stands in {@code links}
   * @param more further settings
   */
  FrameNetwork(String links, String more) {
    settings =
        """
        relay6 {
          servers { alpha { address = "2001:db8:a::2" } }
          link-defaults { client-rate = null, link-rate = null }
          links = [ %s ]
          %s
        }
        """
            .formatted(links, more);
    relay = start();
  }

  private LabProcess start() {
    return RelayProcess.start(network.relay(), network.lab().write("relay6.conf", settings));
  }

  TwoServers network() {
    return network;
  }

  LabProcess relay() {
    return relay;
  }

  /** Ends the relay at once and starts it again. */
  void restart() {
    relay.kill();
    relay = start();
  }

  UdpPeer server() {
    return server;
  }

  /** Hosts on lan0. */
  PacketPeer hosts0() {
    return hosts0;
  }

  /** Hosts on lan1. */
  PacketPeer hosts1() {
    return hosts1;
  }

  /** Sends a message in one frame; gives the RELAY-FORW it comes to the server in. */
  FrameView relayed(PacketPeer hosts, SentDatagram message) {
    hosts.send(LINK, message);
    return awaitRelayed(message.payload());
  }

  /** The RELAY-FORW in which a message comes to the server. */
  FrameView awaitRelayed(String message) {
    return Await.value(
        () ->
            allRelayed().stream()
                .filter(forward -> forward.relayed().toString().equals(message))
                .findFirst(),
        () -> message + " at the server, which has " + allRelayed());
  }

  /** All that have come to the server. */
  List<FrameView> allRelayed() {
    return server.received().stream()
        .map(line -> Frames.view(line.split(" ", -1)[2]))
        .filter(frame -> frame.is(MessageName.RELAY_FORW))
        .toList();
  }

  /** Lets the server answer a RELAY-FORW. */
  void answer(FrameView forward, String message) {
    send(Frames.answer(forward, message));
  }

  /** Lets the server send a RELAY-REPL. */
  void send(String relayReply) {
    server.send(RELAY, 547, relayReply);
  }

  /** A SOLICIT of that transaction and the ADVERTISE to it, as it comes to the host. */
  ReceivedDatagram exchange(PacketPeer hosts, Station from, int transaction) {
    FrameView forward = relayed(hosts, SentDatagram.toAllRelays(from, Frames.solicit(transaction)));
    answer(forward, Frames.advertise(transaction));
    return awaitAdvertise(hosts, transaction);
  }

  /** The ADVERTISE of that transaction. */
  static ReceivedDatagram awaitAdvertise(PacketPeer hosts, int transaction) {
    return hosts.awaitReceived(
        LINK, datagram -> datagram.payload().startsWith(Frames.advertise(transaction)));
  }

  /** The hardware address that option 79 of a RELAY-FORW has (RFC 6939, section 4). */
  static Optional<HardwareAddress> clientLinkLayer(FrameView forward) {
    return forward
        .first(OptionName.CLIENT_LINK_LAYER)
        .map(option -> HardwareAddress.of(option.value(), Short.BYTES));
  }

  @Override
  public void close() {
    network.close();
  }
}
