package net.relay6.agent;

import java.util.Optional;
import net.relay6.agent.extension.MessageHandler;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageType;
import net.relay6.wire.RelayMessage;

/**
 * Handles datagrams to a unicast address of this node: RELAY-FORW from downstream relays,
 * RELAY-REPL that arrived outside the server's own channel, and unsolicited datagrams.
 */
final class UnicastPath implements MessageHandler {

  private final SourceClassifier sourceClassifier;
  private final SourceClassifier.Ingress ingress;
  private final Optional<ServerPlan> anyServer;
  private final ForwardPath forward;
  private final ReplyPath reply;

  /** {@code anyServer} stands for servers that are not configured, if they are accepted. */
  UnicastPath(
      SourceClassifier sourceClassifier,
      SourceClassifier.Ingress ingress,
      Optional<ServerPlan> anyServer,
      ForwardPath forward,
      ReplyPath reply) {
    this.sourceClassifier = sourceClassifier;
    this.ingress = ingress;
    this.anyServer = anyServer;
    this.forward = forward;
    this.reply = reply;
  }

  @Override
  public Outcome handle(InboundDatagram datagram, DhcpMessage message, Outbox outbox) {
    return switch (message) {
      case ClientMessage client -> fromClient(datagram, client, outbox);
      case RelayMessage relay when relay.type() == MessageType.RELAY_REPL ->
          fromServer(datagram, relay, outbox);
      case RelayMessage relay -> fromRelay(datagram, relay, outbox);
    };
  }

  private Outcome fromClient(InboundDatagram datagram, ClientMessage message, Outbox outbox) {
    return sourceClassifier
        .clientLink(datagram)
        .filter(link -> link.admission().acceptsUnicast())
        .map(link -> forward.forward(link, datagram, message, outbox))
        .orElseGet(DropReason.UNICAST_FROM_CLIENT::outcome);
  }

  private Outcome fromRelay(InboundDatagram datagram, RelayMessage message, Outbox outbox) {
    return sourceClassifier
        .link(datagram.ingress())
        .map(link -> forward.forward(link, datagram, message, outbox))
        .orElseGet(() -> sourceClassifier.untrusted(datagram.source().address()).outcome());
  }

  private Outcome fromServer(InboundDatagram datagram, RelayMessage message, Outbox outbox) {
    return sourceClassifier
        .server(datagram.source())
        .or(() -> anyServer)
        .map(server -> fromServer(server, datagram, message, outbox))
        .orElseGet(DropReason.UNKNOWN_SERVER::outcome);
  }

  private Outcome fromServer(
      ServerPlan server, InboundDatagram datagram, RelayMessage message, Outbox outbox) {
    return ingress.admits(server, datagram.ingress())
        ? reply.deliver(server, message, outbox)
        : DropReason.RELAY_REPLY_FROM_CLIENT_LINK.outcome();
  }
}
