package net.relay6.transport.udp;

/** Receives faults of relay6 itself on the event loop. */
public interface LoopFaults {

  /** A fault cost one datagram or event; the loop continues. */
  void survived(RuntimeException fault);

  /** The process cannot continue. In production this does not return. */
  void fatal(Error fault);
}
