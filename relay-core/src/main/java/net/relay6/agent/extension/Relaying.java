package net.relay6.agent.extension;

import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.Outcome;

/**
 * The relay as a function: one datagram in, zero or more out, exactly one outcome. Called on the
 * data plane's thread. A decorator, such as a capture, gives the relay inside it every datagram,
 * unchanged, and returns its outcome.
 */
public interface Relaying {

  /** Handles one datagram; the resulting datagrams go to {@code outbox}. */
  Outcome receive(InboundDatagram datagram, Outbox outbox);
}
