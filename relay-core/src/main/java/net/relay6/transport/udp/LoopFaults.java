package net.relay6.transport.udp;

/** Takes faults of relay6 itself that come up on the event loop. */
public interface LoopFaults {

  /** One datagram or event was lost to a fault; the loop goes on. */
  void survived(RuntimeException fault);

  /** The process cannot go on. In production this does not return. */
  void fatal(Error fault);
}
