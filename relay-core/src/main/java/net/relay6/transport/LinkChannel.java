package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import net.relay6.agent.Arrival;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.LinkPlan;
import net.relay6.net.Ipv6Address;

/**
 * The socket of one client link, bound to {@code [ff02::1:2%link]:547} and a member of that group
 * there (RFC 9915, sections 7.1 and 7.2). The scope ties it to the interface: it hears multicast of
 * that link alone, and what it sends leaves by that link, from its own address.
 */
final class LinkChannel implements AutoCloseable {

  private final EpollDatagramChannel channel;
  private final DatagramReceiver receiver;
  private final Sender sender;
  private LinkPlan link;

  private LinkChannel(
      LinkPlan link, EpollDatagramChannel channel, DatagramReceiver receiver, SendErrors errors) {
    this.link = link;
    this.channel = channel;
    this.receiver = receiver;
    sender = new Sender(channel, errors);
  }

  /** Opens the socket; throws a {@link io.netty.channel.ChannelException} when it cannot. */
  static LinkChannel open(LinkPlan link, EventLoop loop, DataPlane dataPlane) {
    int interfaceIndex = link.attachment().interfaceIndex();
    SendErrors errors = new SendErrors("link " + link, link.counters()::countSendError);
    DatagramReceiver receiver = new DatagramReceiver(dataPlane, errors, arrivals(link));
    EpollDatagramChannel channel =
        DatagramSocket.open(
            loop,
            receiver,
            options ->
                SocketOption.joinGroup(
                    options, Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, interfaceIndex));
    DatagramSocket.bind(
        channel,
        DatagramSocket.endpoint(
            Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, interfaceIndex, DhcpPorts.SERVER));
    return new LinkChannel(link, channel, receiver, errors);
  }

  /** Whether the socket still fits: the interface is the one it was opened on. */
  boolean serves(LinkPlan next) {
    return link.attachment().interfaceIndex() == next.attachment().interfaceIndex();
  }

  /** Follows a new plan of the same link. */
  void adopt(LinkPlan next) {
    link = next;
    receiver.arrivals(arrivals(next));
  }

  void send(Ipv6Address destination, int port, ByteBuf message) {
    int zone = destination.isLinkLocal() ? link.attachment().interfaceIndex() : 0;
    sender.send(new DatagramPacket(message, DatagramSocket.endpoint(destination, zone, port)));
  }

  void flush() {
    sender.flush();
  }

  @Override
  public void close() {
    DatagramSocket.close(channel);
  }

  private static DatagramReceiver.Arrivals arrivals(LinkPlan link) {
    Arrival arrival = new Arrival.OnLink(link);
    return _ -> arrival;
  }
}
