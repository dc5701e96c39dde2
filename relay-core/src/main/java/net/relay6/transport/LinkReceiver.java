package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.net.Endpoint;
import net.relay6.net.LinkLayerAddress;
import net.relay6.transport.frame.FrameSink;
import net.relay6.transport.frame.FrameSocket;
import net.relay6.transport.udp.DatagramSink;

/**
 * Passes the messages of one link to the agent, with their source hardware addresses, and sends the
 * results when a batch is done.
 */
final class LinkReceiver implements DatagramSink, FrameSink {

  /** For a socket that only sends: it has not joined the group and receives nothing. */
  static final DatagramSink NOTHING =
      new DatagramSink() {
        @Override
        public void received(Endpoint source, int ingress, ByteBuf payload) {}

        @Override
        public void lost(long count) {}

        @Override
        public void batchDone() {}
      };

  private final DataPlane dataPlane;
  private final ReceiveLosses losses;
  private Arrival arrival;
  private ArrivalCounters arrivals;
  private int ingress;
  private Optional<FrameSocket> frames = Optional.empty();

  LinkReceiver(DataPlane dataPlane, LinkPlan link, ReceiveLosses losses) {
    this.losses = losses;
    this.dataPlane = dataPlane;
    this.arrival = new Arrival.OnLink(link);
    arrivals = link.counters().arrivals();
    ingress = link.interfaceState().interfaceIndex();
  }

  /** Sets the plan that applies from the next message on. */
  void update(LinkPlan link) {
    arrival = new Arrival.OnLink(link);
    arrivals = link.counters().arrivals();
  }

  /** Sets the source of hardware addresses from the next datagram on. */
  void update(Optional<FrameSocket> nextFrames) {
    frames = nextFrames;
  }

  /** The packet socket receives a frame before the UDP socket receives its datagram. */
  @Override
  public void batchBegins() {
    frames.ifPresent(FrameSocket::drain);
  }

  @Override
  public void received(Endpoint source, int ingress, ByteBuf payload) {
    Optional<LinkLayerAddress> sender =
        frames.isEmpty() ? Optional.empty() : frames.get().hardwareAddress(source.address());
    dataPlane.receive(new InboundDatagram(arrival, ingress, source, payload, sender));
  }

  @Override
  public void received(Endpoint source, LinkLayerAddress sender, ByteBuf payload) {
    dataPlane.receive(new InboundDatagram(arrival, ingress, source, payload, Optional.of(sender)));
  }

  @Override
  public void fragmented(int count) {
    arrivals.countUnread(count, DropReason.FRAGMENTED);
  }

  @Override
  public void lost(long count) {
    losses.add(count);
  }

  @Override
  public void lostFrames(long count) {
    losses.add(count);
  }

  @Override
  public void batchDone() {
    dataPlane.batchDone();
  }
}
