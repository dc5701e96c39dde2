package net.relay6.agent;

import net.relay6.wire.DhcpMessage;

/**
 * Where faults of relay6 itself go. In production they are logged and survived; tests let them
 * fail.
 */
public interface FaultSink {

  /** The agent could not deal with a datagram; it has been dropped and counted. */
  void agentFailed(InboundDatagram datagram, RuntimeException fault);

  /** One task or event of a thread of relay6 failed; the thread goes on. Any thread. */
  void taskFailed(RuntimeException fault);

  /**
   * A thread of relay6 cannot go on, as after running out of memory; half a relay is worse than
   * none. In production this ends the process and does not return. Any thread.
   */
  void fatal(Error fault);

  /** An observer failed after {@code message} had been passed on. */
  void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault);
}
