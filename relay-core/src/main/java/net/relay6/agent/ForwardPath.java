package net.relay6.agent;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.RelayForwardPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Anomaly;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.RelayMessage;
import net.relay6.wire.RelayWriter;

/**
 * From clients to servers: wraps a message in RELAY-FORW and sends it to every server (RFC 9915,
 * section 19.1; RFC 6853). The message is copied octet for octet, is read only as far as relaying
 * needs, and never narrows the set of servers.
 */
final class ForwardPath {

  private final int hopCountLimit;
  private final SourceClassifier sourceClassifier;
  private final ByteBufAllocator allocator;
  private final Observers observers;

  /** A path that refuses messages with a hop-count of {@code hopCountLimit} or more. */
  ForwardPath(
      int hopCountLimit,
      SourceClassifier sourceClassifier,
      ByteBufAllocator allocator,
      Observers observers) {
    this.hopCountLimit = hopCountLimit;
    this.sourceClassifier = sourceClassifier;
    this.allocator = allocator;
    this.observers = observers;
  }

  /** Forwards a message that came from {@code link}. */
  Outcome forward(LinkPlan link, InboundDatagram datagram, DhcpMessage message, Outbox outbox) {
    Ipv6Address source = datagram.source().address();
    if (!canBeAnswered(source)) {
      return DropReason.BAD_SOURCE.outcome();
    }
    ForwardContext context = new ForwardContext(link, datagram, message);
    return switch (message) {
      case ClientMessage _ -> wrap(context, 0, true, outbox);
      case RelayMessage relay -> forwardRelayed(context, relay, outbox);
    };
  }

  /** Section 19.1.2: wraps a RELAY-FORW of another relay once more. */
  private Outcome forwardRelayed(ForwardContext context, RelayMessage relay, Outbox outbox) {
    Ipv6Address source = context.peer().address();
    if (!context.link().admission().trustsRelay(source)) {
      return sourceClassifier.untrusted(source).outcome();
    }
    if (relay.hopCount() >= hopCountLimit) {
      return DropReason.HOP_LIMIT.outcome();
    }
    return switch (relay.relayedCount()) {
      case 0 -> DropReason.NO_RELAYED_MESSAGE.outcome();
      case 1 -> wrap(context, relay.hopCount() + 1, source.isLinkLocal(), outbox);
      default -> DropReason.SEVERAL_RELAYED_MESSAGES.outcome();
    };
  }

  /** Section 19.1: gates, then one frame for each set of servers that receives the same octets. */
  private Outcome wrap(ForwardContext context, int hopCount, boolean namesLink, Outbox outbox) {
    LinkPlan link = context.link();
    // Loops by index, since an iterator for each datagram is garbage.
    List<Gate> gates = link.admission().gates();
    for (int index = 0; index < gates.size(); index++) {
      Optional<DropReason> refusal = gates.get(index).refusal(context);
      if (refusal.isPresent()) {
        return refusal.get().outcome();
      }
    }
    int sent = 0;
    List<RelayForwardPlan> copies = link.fanout().of(context.message().type());
    for (int index = 0; index < copies.size(); index++) {
      RelayForwardPlan forwardPlan = copies.get(index);
      Ipv6Address linkAddress = namesLink ? forwardPlan.linkAddress() : Ipv6Address.UNSPECIFIED;
      RelayForwardPlan.Options options = options(forwardPlan, context.message());
      ByteBuf frame = allocate(context, options);
      try {
        RelayWriter.writeForwardHeader(frame, hopCount, linkAddress, context.peer().address());
        sent += finishAndSend(context, options, forwardPlan.servers(), frame, outbox);
      } finally {
        frame.release();
      }
    }
    if (sent == 0) {
      return DropReason.OVERSIZE.outcome();
    }
    observers.forwarded(context, sent);
    return Outcome.forwarded(sent);
  }

  private ByteBuf allocate(ForwardContext context, RelayForwardPlan.Options options) {
    int relayedLength = context.message().octets().readableBytes();
    return allocator.ioBuffer(RelayWriter.LEVEL_LENGTH + options.roomLength() + relayedLength);
  }

  /**
   * Appends the options and the relayed message, and returns the number of datagrams sent. If the
   * message is too large, none is sent, which is counted for each server.
   */
  private static int finishAndSend(
      ForwardContext context,
      RelayForwardPlan.Options options,
      List<ServerPlan> servers,
      ByteBuf frame,
      Outbox outbox) {
    options.fixed().writeTo(frame::writeBytes);
    for (int index = 0; index < options.sources().size(); index++) {
      options.sources().get(index).supply(context, frame);
    }
    ByteBuf relayed = context.message().octets();
    if (!RelayWriter.fits(frame.readableBytes(), relayed.readableBytes())) {
      countOversize(servers);
      return 0;
    }
    RelayWriter.writeRelayed(frame, relayed);
    return send(servers, frame, context.message(), outbox);
  }

  private static void countOversize(List<ServerPlan> servers) {
    for (int index = 0; index < servers.size(); index++) {
      servers.get(index).counters().count(Anomaly.OVERSIZE_COPY);
    }
  }

  private static RelayForwardPlan.Options options(
      RelayForwardPlan forwardPlan, DhcpMessage message) {
    return switch (message) {
      case ClientMessage _ -> forwardPlan.clientOptions();
      case RelayMessage _ -> forwardPlan.relayOptions();
    };
  }

  private static int send(
      List<ServerPlan> servers, ByteBuf frame, DhcpMessage message, Outbox outbox) {
    int copies = 0;
    for (int index = 0; index < servers.size(); index++) {
      ServerPlan server = servers.get(index);
      server.counters().countRelayForward(message.type().code());
      outbox.toServer(server, frame);
      copies += server.datagramCount();
    }
    return copies;
  }

  private static boolean canBeAnswered(Ipv6Address source) {
    return source.isGlobalUnicast() || source.isLinkLocal();
  }
}
