package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.plan.Arrival;
import net.relay6.counters.RelayCounters;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.UdpSocket;

/**
 * The socket on {@code [::]:547} for datagrams that no other socket receives: from downstream
 * relays, from servers that respond from another address, and unsolicited ones. It receives no
 * multicast.
 */
final class UnicastChannel implements AutoCloseable {

  private static final Arrival UNICAST = new Arrival.Unicast();

  private final UdpSocket socket;

  private UnicastChannel(UdpSocket socket) {
    this.socket = socket;
  }

  /** Opens the socket; throws a {@link net.relay6.transport.udp.SocketFault} if that fails. */
  static UnicastChannel open(DataPlane dataPlane, RelayCounters counters) {
    UdpSocket socket =
        dataPlane.socket(
            receiver(dataPlane, dataPlane.unicastLosses("unicast")),
            new SendErrors("relays nearer to clients", counters::countUnicastSendError));
    try {
      socket.bind(Ipv6Address.UNSPECIFIED, 0, DhcpPorts.SERVER);
      socket.start();
      return new UnicastChannel(socket);
    } catch (RuntimeException fault) {
      socket.close();
      throw fault;
    }
  }

  /** Receives datagrams whose sender the socket does not prove. */
  static DatagramReceiver receiver(DataPlane dataPlane, ReceiveLosses losses) {
    return new DatagramReceiver(dataPlane, _ -> UNICAST, losses);
  }

  void send(Ipv6Address destination, int port, ByteBuf message) {
    socket.send(message, destination, 0, port);
  }

  @Override
  public void close() {
    socket.close();
  }
}
