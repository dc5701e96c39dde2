package net.relay6.daemon.admin;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.relay6.agent.FaultSink;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.wire.DhcpMessage;

/** Keeps the faults it is handed. */
public final class RecordedFaults implements FaultSink {

  private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();

  /** None yet. */
  public RecordedFaults() {}

  /** All of them, the earliest first. */
  public List<Throwable> all() {
    return List.copyOf(faults);
  }

  @Override
  public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
    faults.add(fault);
  }

  @Override
  public void taskFailed(RuntimeException fault) {
    faults.add(fault);
  }

  @Override
  public void fatal(Error fault) {
    faults.add(fault);
  }

  @Override
  public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
    faults.add(fault);
  }
}
