package net.relay6.testing;

import net.relay6.agent.FaultSink;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.wire.DhcpMessage;

/** Lets faults of relay6 itself fail the test that found them. */
public final class FailingFaults implements FaultSink {

  @Override
  public void taskFailed(RuntimeException fault) {
    throw fault;
  }

  @Override
  public void fatal(Error fault) {
    throw fault;
  }

  @Override
  public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
    throw fault;
  }

  @Override
  public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
    throw fault;
  }
}
