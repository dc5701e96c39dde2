package net.relay6.transport.udp;

import java.util.List;

/** Keeps faults that would be logged or end the process. */
record RecordedFaults(List<Throwable> faults) implements SocketMemory.LoopFaults {

  @Override
  public void survived(RuntimeException fault) {
    faults.add(fault);
  }

  @Override
  public void fatal(Error fault) {
    faults.add(fault);
  }
}
