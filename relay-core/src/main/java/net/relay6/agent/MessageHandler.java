package net.relay6.agent;

import net.relay6.wire.DhcpMessage;

/** Owns a message type on one kind of channel. */
public interface MessageHandler {

  /** Deals with the message; never throws on what the network sent. */
  Outcome handle(InboundDatagram datagram, DhcpMessage message, Outbox outbox);

  /** The handler that drops everything for {@code reason}. */
  static MessageHandler dropping(DropReason reason) {
    return (_, _, _) -> reason.outcome();
  }
}
