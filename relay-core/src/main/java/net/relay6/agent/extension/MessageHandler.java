package net.relay6.agent.extension;

import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.wire.DhcpMessage;

/** Handles a message type on one kind of channel. */
public interface MessageHandler {

  /** Handles the message; never throws because of its content. */
  Outcome handle(InboundDatagram datagram, DhcpMessage message, Outbox outbox);

  /** The handler that drops everything for {@code reason}. */
  static MessageHandler dropping(DropReason reason) {
    return (_, _, _) -> reason.outcome();
  }
}
