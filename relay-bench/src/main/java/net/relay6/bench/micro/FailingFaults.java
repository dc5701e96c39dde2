package net.relay6.bench.micro;

import net.relay6.agent.FaultSink;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.wire.DhcpMessage;

/** Ends a benchmark that would measure a failure. */
final class FailingFaults implements FaultSink {

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
