package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.DatagramSink;

/** Passes the datagrams of one socket to the agent, and sends the results when a batch is done. */
final class DatagramReceiver implements DatagramSink {

  private final DataPlane dataPlane;
  private final ReceiveLosses losses;
  private Arrivals arrivals;

  /** Derives the arrival of a datagram on this socket from its source. */
  interface Arrivals {
    Arrival of(Ipv6Address source);
  }

  DatagramReceiver(DataPlane dataPlane, Arrivals arrivals, ReceiveLosses losses) {
    this.dataPlane = dataPlane;
    this.losses = losses;
    this.arrivals = arrivals;
  }

  /** Sets the rule that applies from the next datagram on. */
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
