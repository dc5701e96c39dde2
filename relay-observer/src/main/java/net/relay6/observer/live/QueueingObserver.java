package net.relay6.observer.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.function.LongSupplier;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.QueuedOutcome;
import net.relay6.agent.extension.ReplyContext;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.DropReason;
import net.relay6.net.Ipv6Address;

/**
 * Puts the data plane's outcomes into the queue: it copies the message and reads the clock once,
 * allocates nothing and never blocks.
 */
public final class QueueingObserver implements Observer {

  private final ObservationQueue queue;
  private final LongSupplier nanoClock;

  /** An observer that is the only producer of {@code queue}, with times from {@code nanoClock}. */
  public QueueingObserver(ObservationQueue queue, LongSupplier nanoClock) {
    this.queue = queue;
    this.nanoClock = nanoClock;
  }

  /** A probe of one server shows nothing about the others. */
  @Override
  public void forwarded(ForwardContext context, int copies) {
    if (context.link().isProbeLink()) {
      return;
    }
    queue.offer(
        QueuedOutcome.Kind.FORWARDED,
        nanoClock.getAsLong(),
        context.link(),
        null,
        context.peer().address(),
        context.message().octets());
  }

  @Override
  public void delivered(ReplyContext context) {
    queue.offer(
        QueuedOutcome.Kind.DELIVERED,
        nanoClock.getAsLong(),
        context.link().orElse(null),
        context.server(),
        context.peerAddress(),
        context.reply().octets());
  }

  @Override
  public void dropped(InboundDatagram datagram, DropReason reason) {
    switch (datagram.arrival()) {
      case Arrival.FromServer(var server) ->
          queue.offer(
              QueuedOutcome.Kind.DISCARDED,
              nanoClock.getAsLong(),
              null,
              server,
              Ipv6Address.UNSPECIFIED,
              Unpooled.EMPTY_BUFFER);
      case Arrival.OnLink(var link) when isServers(reason) ->
          stray(link, datagram.source().address(), datagram.payload());
      default -> {}
    }
  }

  private static boolean isServers(DropReason reason) {
    return reason == DropReason.SERVER_MESSAGE || reason == DropReason.RELAY_REPLY_ON_LINK;
  }

  private void stray(LinkPlan link, Ipv6Address source, ByteBuf payload) {
    queue.offer(QueuedOutcome.Kind.STRAY, nanoClock.getAsLong(), link, null, source, payload);
  }
}
