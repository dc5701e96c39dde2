package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.frame.FrameSocket;
import net.relay6.transport.udp.SocketFault;
import net.relay6.transport.udp.SocketOption;
import net.relay6.transport.udp.UdpSocket;

/**
 * The sockets of one client link. The UDP socket is bound to {@code [ff02::1:2%link]:547} and a
 * member of that group there (RFC 9915, sections 7.1 and 7.2). The scope binds it to the interface:
 * it receives only the multicast of that link, and sends by that link from the link's own address.
 * The packet socket, if the link can have one, reads messages from their frames and sends responses
 * as frames; the UDP socket then receives the remaining messages.
 */
final class LinkChannel implements AutoCloseable {

  /** Room for some hundred responses, in octets. */
  private static final int UNKNOWN_PEER_BUFFER_LENGTH = 256 << 10;

  private final DataPlane dataPlane;
  private final ChannelStates states;
  private final UdpSocket socket;
  private final LinkReceiver receiver;
  private final SendErrors errors;
  private final ReceiveLosses losses;
  private LinkPlan link;
  private LinkPlan.FrameUse use = LinkPlan.FrameUse.NONE;
  private Optional<FrameSocket> frames = Optional.empty();
  private Optional<FrameSocket> responses = Optional.empty();
  private Optional<UdpSocket> unknownPeers = Optional.empty();

  private LinkChannel(LinkPlan link, DataPlane dataPlane, ChannelStates states) {
    this.link = link;
    this.dataPlane = dataPlane;
    this.states = states;
    losses = dataPlane.losses("link " + link, link.counters().arrivals());
    receiver = new LinkReceiver(dataPlane, link, losses);
    errors = new SendErrors("link " + link, link.counters()::countSendError);
    socket = dataPlane.socket(receiver, errors);
  }

  /** Opens the sockets; throws a {@link SocketFault} if the UDP socket cannot be opened. */
  static LinkChannel open(LinkPlan link, DataPlane dataPlane, ChannelStates states) {
    LinkChannel channel = new LinkChannel(link, dataPlane, states);
    try {
      channel.open();
      return channel;
    } catch (RuntimeException fault) {
      channel.close();
      throw fault;
    }
  }

  private void open() {
    int interfaceIndex = link.interfaceState().interfaceIndex();
    Ipv6Address group = Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS;
    applyFrameUse();
    socket.joinGroup(group, interfaceIndex);
    socket.bind(group, interfaceIndex, DhcpPorts.SERVER);
    socket.start();
  }

  /** Applies a new plan of the link on the same interface. */
  void apply(LinkPlan next) {
    if (!next.name().equals(link.name())) {
      states.framesAsWanted(link);
    }
    link = next;
    receiver.update(next);
    errors.setDestination("link " + next, next.counters()::countSendError);
    losses.setChannel("link " + next, next.counters().arrivals());
    applyFrameUse();
  }

  /** Retries to open the packet socket that the link should have. */
  void retryFrames() {
    if (!use.equals(link.frames())) {
      applyFrameUse();
    }
  }

  /** The packet socket is opened first, so that no message is lost during the change. */
  private void applyFrameUse() {
    LinkPlan.FrameUse next = link.frames();
    if (!next.equals(use)) {
      try {
        frames = next.isAny() ? Optional.of(framesFor(next)) : closedFrames();
        use = next;
        states.framesAsWanted(link);
      } catch (SocketFault fault) {
        frames = closedFrames();
        use = LinkPlan.FrameUse.NONE;
        states.withoutFrames(link, fault);
      }
      receiver.update(frames);
      responses = frames.filter(_ -> use.sends());
      filterDatagrams();
    }
    frames.ifPresent(this::applyAddresses);
  }

  private FrameSocket framesFor(LinkPlan.FrameUse next) {
    FrameSocket socketOfFrames = frames.orElseGet(() -> openFrames(next));
    socketOfFrames.receives(next.receives());
    return socketOfFrames;
  }

  private FrameSocket openFrames(LinkPlan.FrameUse next) {
    return dataPlane.frameSocket(
        link.interfaceState().interfaceIndex(), next.receives(), receiver, errors);
  }

  private Optional<FrameSocket> closedFrames() {
    frames.ifPresent(FrameSocket::close);
    return Optional.empty();
  }

  private void applyAddresses(FrameSocket socketOfFrames) {
    Ipv6Address linkLocal =
        link.interfaceState().linkLocals().stream().sorted().findFirst().orElseThrow();
    socketOfFrames.setSource(link.interfaceState().hardwareAddress().orElseThrow(), linkLocal);
  }

  /** The UDP socket must not receive the messages that the packet socket receives whole. */
  private void filterDatagrams() {
    if (use.receives()) {
      socket.filter(FrameSocket.remainder());
    } else {
      socket.removeFilter();
    }
  }

  /** Handles everything received so far, before the channel is closed. */
  void drain() {
    frames.ifPresent(FrameSocket::drain);
    socket.drain();
  }

  void send(Ipv6Address destination, int port, ByteBuf message) {
    if (responses.isEmpty()
        || !responses.get().send(message, destination, port, link.interfaceState().mtu())) {
      int zone = destination.isLinkLocal() ? link.interfaceState().interfaceIndex() : 0;
      socketTo(destination).send(message, destination, zone, port);
    }
  }

  /**
   * A response to a peer that may not exist is queued in the kernel until its address resolves, and
   * counts against the socket's send buffer meanwhile. Such responses have a socket of their own,
   * so that they do not delay others.
   */
  private UdpSocket socketTo(Ipv6Address destination) {
    return frames.isPresent() && destination.isLinkLocal() && !frames.get().isKnownPeer(destination)
        ? unknownPeers.orElseGet(this::openForUnknownPeers)
        : socket;
  }

  private UdpSocket openForUnknownPeers() {
    UdpSocket opened = dataPlane.socket(LinkReceiver.NOTHING, errors);
    opened.set(SocketOption.SEND_BUFFER, UNKNOWN_PEER_BUFFER_LENGTH);
    int interfaceIndex = link.interfaceState().interfaceIndex();
    opened.bind(Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, interfaceIndex, DhcpPorts.SERVER);
    opened.start();
    unknownPeers = Optional.of(opened);
    return opened;
  }

  @Override
  public void close() {
    frames.ifPresent(FrameSocket::close);
    unknownPeers.ifPresent(UdpSocket::close);
    socket.close();
    states.framesAsWanted(link);
  }
}
