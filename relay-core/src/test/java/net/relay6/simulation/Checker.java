package net.relay6.simulation;

import java.util.List;
import net.relay6.counters.Outcome;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.testing.RecordingOutbox.Sent;
import net.relay6.testing.RelayBench;

/**
 * Watches the relay from outside: what it is given, what it gives. Fails when that does not fit.
 */
interface Checker {

  /**
   * A client's message that the relay has just dealt with.
   *
   * @param from who sent it
   * @param message the message
   * @param outcome what the relay says became of it
   * @param sent what the relay sent
   */
  record Forwarding(Host from, FrameView message, Outcome outcome, List<Sent> sent) {}

  /**
   * A server's answer that the relay has just dealt with.
   *
   * @param server the server's name
   * @param reply its RELAY-REPL
   * @param outcome what the relay says became of it
   * @param sent what the relay sent
   */
  record Delivery(String server, FrameView reply, Outcome outcome, List<Sent> sent) {}

  /** A client's message has been dealt with. */
  default void forwarded(Forwarding forwarding) {}

  /** A server's answer has been dealt with. */
  default void delivered(Delivery delivery) {}

  /** The relay comes to its end; another may follow. */
  default void stopped(RelayBench relay) {}
}
