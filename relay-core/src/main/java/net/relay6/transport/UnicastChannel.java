package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import net.relay6.agent.Arrival;
import net.relay6.agent.DhcpPorts;
import net.relay6.agent.RelayCounters;
import net.relay6.net.Ipv6Address;

/**
 * The socket on {@code [::]:547} for what no other takes: relays nearer to clients, servers that
 * answer from elsewhere, and what nobody asked for. It hears no multicast.
 */
final class UnicastChannel implements AutoCloseable {

  private static final Arrival UNICAST = new Arrival.Unicast();

  private final EpollDatagramChannel channel;
  private final Sender sender;

  private UnicastChannel(EpollDatagramChannel channel, SendErrors errors) {
    this.channel = channel;
    sender = new Sender(channel, errors);
  }

  /** Opens the socket; throws a {@link io.netty.channel.ChannelException} when it cannot. */
  static UnicastChannel open(EventLoop loop, DataPlane dataPlane, RelayCounters counters) {
    SendErrors errors = new SendErrors("relays nearer to clients", counters::countUnicastSendError);
    EpollDatagramChannel channel =
        DatagramSocket.open(
            loop, new DatagramReceiver(dataPlane, errors, unicastArrivals()), _ -> {});
    DatagramSocket.bind(
        channel, DatagramSocket.endpoint(Ipv6Address.UNSPECIFIED, 0, DhcpPorts.SERVER));
    return new UnicastChannel(channel, errors);
  }

  static DatagramReceiver.Arrivals unicastArrivals() {
    return _ -> UNICAST;
  }

  void send(Ipv6Address destination, int port, ByteBuf message) {
    sender.send(new DatagramPacket(message, DatagramSocket.endpoint(destination, 0, port)));
  }

  void flush() {
    sender.flush();
  }

  @Override
  public void close() {
    DatagramSocket.close(channel);
  }
}
