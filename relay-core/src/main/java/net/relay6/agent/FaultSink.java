package net.relay6.agent;

import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.wire.DhcpMessage;

/**
 * Receives faults of relay6 itself. In production they are logged and survived; in tests they fail
 * the test.
 */
public interface FaultSink {

  /** The agent failed on a datagram, which was dropped and counted. */
  void agentFailed(InboundDatagram datagram, RuntimeException fault);

  /** One task or event of a thread of relay6 failed; the thread continues. Any thread. */
  void taskFailed(RuntimeException fault);

  /**
   * A thread of relay6 cannot continue, for example because memory is exhausted. In production this
   * ends the process and does not return, since a relay that works in part is worse than none. Any
   * thread.
   */
  void fatal(Error fault);

  /** An observer failed after {@code message} was relayed. */
  void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault);
}
