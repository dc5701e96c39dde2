package net.relay6.agent;

import java.util.Optional;
import java.util.Set;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.extension.ProbeReplies;
import net.relay6.agent.extension.ReplyContext;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Anomaly;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.counters.ServerCounters;
import net.relay6.net.DhcpPorts;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;
import net.relay6.wire.RelayMessage;

/**
 * From servers to clients: unwraps a RELAY-REPL and sends the relayed message unchanged to the
 * peer-address (RFC 9915, section 19.2). It is stateless, so responses to messages from before a
 * restart are delivered, and a response that arrives twice is delivered twice.
 */
final class ReplyPath {

  private final EgressTable egress;
  private final Set<Ipv6Address> ownAddresses;
  private final boolean deniesRelayForward;
  private final ProbeReplies probeReplies;
  private final Observers observers;

  ReplyPath(
      EgressTable egress,
      Set<Ipv6Address> ownAddresses,
      boolean deniesRelayForward,
      ProbeReplies probeReplies,
      Observers observers) {
    this.egress = egress;
    this.ownAddresses = Set.copyOf(ownAddresses);
    this.deniesRelayForward = deniesRelayForward;
    this.probeReplies = probeReplies;
    this.observers = observers;
  }

  /** Delivers a response of {@code server}. */
  Outcome deliver(ServerPlan server, RelayMessage reply, Outbox outbox) {
    Optional<DropReason> fault = fault(reply);
    if (fault.isPresent()) {
      return fault.get().outcome();
    }
    return switch (egress.find(reply)) {
      case EgressTable.Egress.Unknown(DropReason reason) -> reason.outcome();
      case EgressTable.Egress.ByRoute _ ->
          deliver(context(server, reply, Optional.empty()), outbox);
      case EgressTable.Egress.ByLink(Optional<LinkPlan> link) ->
          deliver(context(server, reply, link), outbox);
    };
  }

  private static ReplyContext context(
      ServerPlan server, RelayMessage reply, Optional<LinkPlan> link) {
    return new ReplyContext(server, reply, link, reply.peerAddress());
  }

  private Optional<DropReason> fault(RelayMessage reply) {
    if (!reply.optionsIntact()) {
      return Optional.of(DropReason.MALFORMED_OPTIONS);
    }
    return switch (reply.relayedCount()) {
      case 0 -> Optional.of(DropReason.NO_RELAYED_MESSAGE);
      case 1 -> faultOfRelayed(reply);
      default -> Optional.of(DropReason.SEVERAL_RELAYED_MESSAGES);
    };
  }

  private Optional<DropReason> faultOfRelayed(RelayMessage reply) {
    int length = reply.relayedLength();
    if (length < ClientMessage.HEADER_LENGTH) {
      return Optional.of(DropReason.RELAYED_MESSAGE_TRUNCATED);
    }
    MessageType type = MessageType.of(reply.relayedType());
    if (type.isRelay() && length < RelayMessage.HEADER_LENGTH) {
      return Optional.of(DropReason.RELAYED_MESSAGE_TRUNCATED);
    }
    return deniesRelayForward && type == MessageType.RELAY_FORW
        ? Optional.of(DropReason.RELAYED_RELAY_FORWARD)
        : Optional.empty();
  }

  private Outcome deliver(ReplyContext context, Outbox outbox) {
    if (!isGoodPeer(context)) {
      return consume(context);
    }
    count(context);
    send(context, outbox);
    observers.delivered(context);
    return Outcome.DELIVERED;
  }

  /**
   * Handles a response to this node's own address, which is a response to a probe or has no
   * receiver.
   */
  private Outcome consume(ReplyContext context) {
    if (!probeReplies.consumes(context)) {
      return DropReason.BAD_PEER.outcome();
    }
    count(context);
    observers.delivered(context);
    return Outcome.CONSUMED;
  }

  private static void send(ReplyContext context, Outbox outbox) {
    RelayMessage reply = context.reply();
    int type = reply.relayedType();
    int port = MessageType.of(type).isRelay() ? relayPort(reply) : DhcpPorts.CLIENT;
    if (context.link().isEmpty()) {
      outbox.byRoute(context.peerAddress(), port, reply.relayed());
      return;
    }
    LinkPlan link = context.link().get();
    link.counters().countSent(type);
    outbox.onLink(link, context.peerAddress(), port, reply.relayed());
  }

  /**
   * The port that the next relay requested with Relay Source Port (RFC 8357, section 5.2), or 547.
   */
  private static int relayPort(RelayMessage reply) {
    return reply
        .options()
        .first(OptionCode.RELAY_SOURCE_PORT)
        .map(OptionList.Option::value)
        .filter(value -> value.readableBytes() == 2)
        .map(value -> value.getUnsignedShort(value.readerIndex()))
        .filter(port -> port != 0)
        .orElse(DhcpPorts.SERVER);
  }

  private static void count(ReplyContext context) {
    ServerCounters counters = context.server().counters();
    RelayMessage reply = context.reply();
    counters.countRelayedResponse(reply.relayedType());
    if (reply.relayedType() == MessageType.RELAY_FORW.code()) {
      counters.count(Anomaly.RELAYED_RELAY_FORWARD);
    }
    if (context.link().isPresent()) {
      countOnLink(context.link().get(), reply, counters);
    }
  }

  private static void countOnLink(LinkPlan link, RelayMessage reply, ServerCounters counters) {
    if (reply.relayedLength() + HeaderLengths.IPV6_AND_UDP > link.interfaceState().mtu()) {
      counters.count(Anomaly.FRAGMENTED_DOWNSTREAM);
    }
    if (!reply.hasLinkAddress(link.linkAddress()) && namesAnother(reply.linkAddress(), link)) {
      counters.count(Anomaly.INTERFACE_ID_LINK_MISMATCH);
    }
  }

  private static boolean namesAnother(Ipv6Address linkAddress, LinkPlan link) {
    return !linkAddress.isUnspecified() && !link.isNamedBy(linkAddress);
  }

  private boolean isGoodPeer(ReplyContext context) {
    Ipv6Address peer = context.peerAddress();
    if (peer.isLinkLocal()) {
      return context.link().isEmpty()
          || !context.link().get().interfaceState().linkLocals().contains(peer);
    }
    return peer.isGlobalUnicast() && !ownAddresses.contains(peer);
  }
}
