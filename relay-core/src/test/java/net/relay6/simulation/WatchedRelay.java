package net.relay6.simulation;

import java.util.List;
import net.relay6.counters.Outcome;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RecordingOutbox.Sent;
import net.relay6.testing.RelayBench;

/** The relay, with checkers that see all it is given and all it gives. */
final class WatchedRelay {

  private static final int CLIENT_PORT = 546;

  private final String settings;
  private final InventedInterfaces interfaces;
  private final List<Checker> checkers;
  private RelayBench relay;

  WatchedRelay(WorldShape shape, List<Checker> checkers) {
    settings = shape.settings();
    interfaces = shape.interfaces();
    this.checkers = List.copyOf(checkers);
    relay = start();
  }

  /** Gives it a client's message, and takes what it sends. */
  List<Sent> hear(Host from, FrameView message) {
    Outcome outcome =
        relay.receiveOnLink(from.link(), from.address(), CLIENT_PORT, message.octets());
    Checker.Forwarding seen = new Checker.Forwarding(from, message, outcome, relay.takeSent());
    checkers.forEach(checker -> checker.forwarded(seen));
    return seen.sent();
  }

  /** Gives it a server's answer, and takes what it sends. */
  List<Sent> hear(String server, FrameView reply) {
    Outcome outcome = relay.receiveFromServer(server, reply.octets());
    Checker.Delivery seen = new Checker.Delivery(server, reply, outcome, relay.takeSent());
    checkers.forEach(checker -> checker.delivered(seen));
    return seen.sent();
  }

  /** Ends it, and starts another that knows nothing of what went before. */
  void restart() {
    stop();
    relay = start();
  }

  /** Ends it. */
  void stop() {
    checkers.forEach(checker -> checker.stopped(relay));
  }

  private RelayBench start() {
    return new RelayBench(settings, interfaces, List.of());
  }
}
