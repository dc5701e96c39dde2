package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollDatagramChannel;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.Arrival;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.Reach;
import net.relay6.agent.Remark;
import net.relay6.agent.ServerCounters;
import net.relay6.agent.ServerPlan;
import net.relay6.net.Ipv6Address;

/**
 * A socket connected to one unicast server. The kernel gives it that server's datagrams only, tells
 * at once when nobody listens there, and remembers route and source address; the server answers to
 * that source (RFC 9915, section 18.3.10), so the socket is opened anew when the address goes away.
 */
final class ServerChannel implements Upstream {

  /** Octets of IPv6 and UDP header. */
  private static final int HEADERS_LENGTH = 40 + 8;

  private static final int MINIMUM_MTU = 1280;

  private final EpollDatagramChannel channel;
  private final DatagramReceiver receiver;
  private final Sender sender;
  private final Ipv6Address source;
  private int pathMtu;
  private ServerPlan server;

  private ServerChannel(
      ServerPlan server,
      EpollDatagramChannel channel,
      DatagramReceiver receiver,
      SendErrors errors) {
    this.server = server;
    this.channel = channel;
    this.receiver = receiver;
    sender = new Sender(channel, errors);
    source = Ipv6Address.of(channel.localAddress().getAddress());
    pathMtu = SocketOption.pathMtu(channel);
  }

  /** Opens the socket; throws a {@link io.netty.channel.ChannelException} when it cannot. */
  static ServerChannel open(ServerPlan server, EventLoop loop, DataPlane dataPlane) {
    SendErrors errors = new SendErrors("server " + server, server.counters()::countSendError);
    DatagramReceiver receiver = new DatagramReceiver(dataPlane, errors, arrivals(server));
    EpollDatagramChannel channel = DatagramSocket.open(loop, receiver, _ -> {});
    DatagramSocket.connect(
        channel,
        DatagramSocket.endpoint(pinnedSource(server), 0, server.localPort()),
        DatagramSocket.endpoint(server.address(), zone(server), DhcpPorts.SERVER));
    return new ServerChannel(server, channel, receiver, errors);
  }

  @Override
  public void send(ByteBuf frame) {
    int packetLength = frame.readableBytes() + HEADERS_LENGTH;
    if (packetLength > MINIMUM_MTU) {
      countLarge(packetLength, server.counters());
    }
    sender.send(frame);
  }

  private void countLarge(int packetLength, ServerCounters counters) {
    counters.count(Remark.ABOVE_MINIMUM_MTU);
    if (packetLength > pathMtu) {
      counters.count(Remark.FRAGMENTED_UPSTREAM);
    }
  }

  @Override
  public void flush() {
    sender.flush();
  }

  @Override
  public boolean serves(ServerPlan next, Set<Ipv6Address> ownAddresses) {
    return server.address().equals(next.address())
        && server.reach().equals(next.reach())
        && server.localPort() == next.localPort()
        && (!source.isGlobalUnicast() || ownAddresses.contains(source));
  }

  @Override
  public void adopt(ServerPlan next) {
    server = next;
    receiver.arrivals(arrivals(next));
    pathMtu = SocketOption.pathMtu(channel);
  }

  @Override
  public String description() {
    return "from " + source + " to " + server.address();
  }

  @Override
  public void close() {
    DatagramSocket.close(channel);
  }

  /** Between bind and connect the socket may have taken what others sent to this node. */
  private static DatagramReceiver.Arrivals arrivals(ServerPlan server) {
    Arrival fromServer = new Arrival.FromServer(server);
    Arrival unicast = new Arrival.Unicast();
    return source -> source.equals(server.address()) ? fromServer : unicast;
  }

  private static Ipv6Address pinnedSource(ServerPlan server) {
    return server.reach() instanceof Reach.ByRoute(Optional<Ipv6Address> pinned)
        ? pinned.orElse(Ipv6Address.UNSPECIFIED)
        : Ipv6Address.UNSPECIFIED;
  }

  private static int zone(ServerPlan server) {
    return server.reach() instanceof Reach.ByInterfaces(var indexes) ? indexes.getFirst() : 0;
  }
}
