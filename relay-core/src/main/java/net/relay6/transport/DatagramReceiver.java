package net.relay6.transport;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DatagramPacket;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import net.relay6.agent.Arrival;
import net.relay6.agent.InboundDatagram;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;

/** Hands what one channel receives to the agent, and sends what came of it once a batch is done. */
final class DatagramReceiver extends ChannelInboundHandlerAdapter {

  private final DataPlane dataPlane;
  private final SendErrors errors;
  private Arrivals arrivals;

  /** Tells what a source says about a datagram on this channel. */
  interface Arrivals {
    Arrival of(Ipv6Address source);
  }

  DatagramReceiver(DataPlane dataPlane, SendErrors errors, Arrivals arrivals) {
    this.dataPlane = dataPlane;
    this.errors = errors;
    this.arrivals = arrivals;
  }

  /** From the next datagram on. */
  void arrivals(Arrivals next) {
    arrivals = next;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    DatagramPacket packet = (DatagramPacket) message;
    try {
      Endpoint source = endpoint(packet.sender());
      dataPlane.receive(
          new InboundDatagram(arrivals.of(source.address()), source, packet.content()));
    } finally {
      packet.release();
    }
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    dataPlane.flush();
  }

  /** The kernel reports a send it could not do, now or for an earlier datagram. */
  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    errors.failed(cause);
  }

  private static Endpoint endpoint(InetSocketAddress sender) {
    Ipv6Address address = Ipv6Address.of(sender.getAddress());
    int zone =
        address.isLinkLocal() && sender.getAddress() instanceof Inet6Address scoped
            ? scoped.getScopeId()
            : 0;
    return new Endpoint(address, zone, sender.getPort());
  }
}
