package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.Arrival;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.LinkPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.UdpSocket;

/**
 * The socket of one client link, bound to {@code [ff02::1:2%link]:547} and a member of that group
 * there (RFC 9915, sections 7.1 and 7.2). The scope ties it to the interface: it hears multicast of
 * that link alone, and what it sends leaves by that link, from its own address.
 */
final class LinkChannel implements AutoCloseable {

  private final UdpSocket socket;
  private final DatagramReceiver receiver;
  private final SendErrors errors;
  private LinkPlan link;

  private LinkChannel(
      LinkPlan link, UdpSocket socket, DatagramReceiver receiver, SendErrors errors) {
    this.link = link;
    this.socket = socket;
    this.receiver = receiver;
    this.errors = errors;
  }

  /** Opens the socket; throws a {@link net.relay6.transport.udp.SocketFault} when it cannot. */
  static LinkChannel open(LinkPlan link, DataPlane dataPlane) {
    int interfaceIndex = link.attachment().interfaceIndex();
    Ipv6Address group = Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS;
    DatagramReceiver receiver = new DatagramReceiver(dataPlane, arrivals(link));
    SendErrors errors = new SendErrors("link " + link, link.counters()::countSendError);
    UdpSocket socket = dataPlane.socket(receiver, errors);
    socket.joinGroup(group, interfaceIndex);
    socket.bind(group, interfaceIndex, DhcpPorts.SERVER);
    socket.start();
    return new LinkChannel(link, socket, receiver, errors);
  }

  /** The link's name. */
  String name() {
    return link.name();
  }

  /** Follows a new plan of a link on the same interface. */
  void adopt(LinkPlan next) {
    link = next;
    receiver.arrivals(arrivals(next));
    errors.follow("link " + next, next.counters()::countSendError);
  }

  /** Deals with what has been received so far, before it is closed. */
  void drain() {
    socket.drain();
  }

  void send(Ipv6Address destination, int port, ByteBuf message) {
    int zone = destination.isLinkLocal() ? link.attachment().interfaceIndex() : 0;
    socket.send(message, destination, zone, port);
  }

  @Override
  public void close() {
    socket.close();
  }

  private static DatagramReceiver.Arrivals arrivals(LinkPlan link) {
    Arrival arrival = new Arrival.OnLink(link);
    return _ -> arrival;
  }
}
