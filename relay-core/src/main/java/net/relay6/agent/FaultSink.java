package net.relay6.agent;

import net.relay6.wire.DhcpMessage;

/**
 * Where faults of relay6 itself go. In production they are logged and survived; tests let them
 * fail.
 */
public interface FaultSink {

  /** The agent could not deal with a datagram; it has been dropped and counted. */
  void agentFailed(InboundDatagram datagram, RuntimeException fault);

  /** An observer failed after {@code message} had been passed on. */
  void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault);
}
