package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.Arrival;
import net.relay6.agent.InboundDatagram;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.DatagramSink;

/** Hands what one socket receives to the agent, and sends what came of it once a batch is done. */
final class DatagramReceiver implements DatagramSink {

  private final DataPlane dataPlane;
  private final ReceiveLosses losses;
  private Arrivals arrivals;

  /** Tells what a source says about a datagram on this socket. */
  interface Arrivals {
    Arrival of(Ipv6Address source);
  }

  DatagramReceiver(DataPlane dataPlane, Arrivals arrivals, ReceiveLosses losses) {
    this.dataPlane = dataPlane;
    this.losses = losses;
    this.arrivals = arrivals;
  }

  /** From the next datagram on. */
  void arrivals(Arrivals next) {
    arrivals = next;
  }

  @Override
  public void received(Endpoint source, int ingress, ByteBuf payload) {
    dataPlane.receive(new InboundDatagram(arrivals.of(source.address()), ingress, source, payload));
  }

  @Override
  public void lost(long count) {
    losses.add(count);
  }

  @Override
  public void batchDone() {
    dataPlane.batchDone();
  }
}
