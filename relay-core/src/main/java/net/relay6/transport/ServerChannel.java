package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Anomaly;
import net.relay6.counters.ServerCounters;
import net.relay6.net.DhcpPorts;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.UdpSocket;

/**
 * A socket connected to one unicast server. The kernel delivers only that server's datagrams to it,
 * reports at once when no program listens on the port, and caches route and source address. The
 * server responds to that source (RFC 9915, section 18.3.10), so another source address needs
 * another socket.
 */
final class ServerChannel implements Upstreams.Channel {

  private static final int MINIMUM_MTU = 1280;

  private final UdpSocket socket;
  private final DatagramReceiver receiver;
  private final SendErrors errors;
  private final ReceiveLosses losses;
  private final Ipv6Address source;
  private int pathMtu;
  private ServerPlan server;

  private ServerChannel(
      ServerPlan server,
      UdpSocket socket,
      DatagramReceiver receiver,
      SendErrors errors,
      ReceiveLosses losses) {
    this.server = server;
    this.socket = socket;
    this.receiver = receiver;
    this.errors = errors;
    this.losses = losses;
    source = socket.localAddress();
    pathMtu = socket.pathMtu();
  }

  /** Opens the socket; throws a {@link net.relay6.transport.udp.SocketFault} if that fails. */
  static ServerChannel open(ServerPlan server, DataPlane dataPlane) {
    ReceiveLosses losses = dataPlane.losses("server " + server, server.counters().arrivals());
    DatagramReceiver receiver = new DatagramReceiver(dataPlane, arrivals(server), losses);
    SendErrors errors = new SendErrors("server " + server, server.counters());
    UdpSocket socket = dataPlane.socket(receiver, errors);
    try {
      socket.bind(plannedSource(server), 0, server.localPort());
      socket.connect(server.address(), zone(server), DhcpPorts.SERVER);
      socket.start();
      return new ServerChannel(server, socket, receiver, errors, losses);
    } catch (RuntimeException fault) {
      socket.close();
      throw fault;
    }
  }

  @Override
  public void send(ByteBuf frame) {
    int packetLength = frame.readableBytes() + HeaderLengths.IPV6_AND_UDP;
    if (packetLength > MINIMUM_MTU) {
      countLarge(packetLength, server.counters());
    }
    socket.send(frame);
  }

  private void countLarge(int packetLength, ServerCounters counters) {
    counters.count(Anomaly.ABOVE_MINIMUM_MTU);
    if (packetLength > pathMtu) {
      counters.count(Anomaly.FRAGMENTED_UPSTREAM);
    }
  }

  @Override
  public void apply(ServerPlan next) {
    server = next;
    receiver.arrivals(arrivals(next));
    errors.setDestination("server " + next, next.counters());
    losses.setChannel("server " + next, next.counters().arrivals());
  }

  /** Also allows segmentation again, which the kernel may have refused at another MTU. */
  @Override
  public void readPathMtu() {
    pathMtu = socket.pathMtu();
    socket.allowSegmentation();
  }

  @Override
  public Ipv6Address source() {
    return source;
  }

  @Override
  public void drain() {
    socket.drain();
  }

  @Override
  public int waiting() {
    return socket.waiting();
  }

  @Override
  public String description() {
    return "from " + source + " to " + server.address();
  }

  @Override
  public void close() {
    socket.close();
  }

  /** Between bind and connect the socket may have received datagrams of other senders. */
  private static DatagramReceiver.Arrivals arrivals(ServerPlan server) {
    Arrival fromServer = new Arrival.FromServer(server);
    Arrival unicast = new Arrival.Unicast();
    return source -> source.equals(server.address()) ? fromServer : unicast;
  }

  /** The kernel chooses a link-local source, since it knows the interface. */
  private static Ipv6Address plannedSource(ServerPlan server) {
    return server.nextHop() instanceof NextHop.ByRoute(Optional<Ipv6Address> source)
        ? source.filter(Ipv6Address::isGlobalUnicast).orElse(Ipv6Address.UNSPECIFIED)
        : Ipv6Address.UNSPECIFIED;
  }

  private static int zone(ServerPlan server) {
    return server.nextHop() instanceof NextHop.ByInterfaces(var indexes) ? indexes.getFirst() : 0;
  }
}
