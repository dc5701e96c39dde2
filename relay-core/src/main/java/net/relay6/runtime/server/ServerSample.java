package net.relay6.runtime.server;

import java.time.Instant;
import java.util.Optional;
import net.relay6.counters.SendFailure;
import net.relay6.counters.ServerCounters;
import net.relay6.kernel.SocketCalls;
import net.relay6.transport.ChannelStates;

/**
 * The data that show a server's state at one moment. Counts are since the start.
 *
 * @param at the time
 * @param socket its socket's state; empty while it is being opened
 * @param isAsked whether a link is up from which it can be probed
 * @param counts the counters
 * @param words the kernel's error text of the latest refusal
 * @param silence the open finding that it is silent
 */
record ServerSample(
    Instant at,
    Optional<ChannelStates.State> socket,
    boolean isAsked,
    Counts counts,
    String words,
    Optional<OpenSilence> silence) {

  /**
   * Counts of one server.
   *
   * @param copies datagrams queued for its socket
   * @param responses increases with each datagram from it
   * @param refused refusals because its port is unreachable
   * @param unreachable refusals because it is unreachable
   * @param probes probes of this server alone, which are among the copies
   */
  record Counts(long copies, long responses, long refused, long unreachable, long probes) {

    /** Without the number of probes. */
    static Counts of(ServerCounters counters) {
      return of(counters, 0);
    }

    static Counts of(ServerCounters counters, long probes) {
      return new Counts(
          counters.copies(),
          counters.responses(),
          counters.sendErrors(SendFailure.REFUSED),
          counters.sendErrors(SendFailure.UNREACHABLE),
          probes);
    }

    /** The increments since {@code before}. */
    Counts since(Counts before) {
      return new Counts(
          copies - before.copies,
          responses - before.responses,
          refused - before.refused,
          unreachable - before.unreachable,
          probes - before.probes);
    }

    /** All refusals. */
    long refusals() {
      return refused + unreachable;
    }
  }

  static String words(ServerCounters counters) {
    return SocketCalls.words(counters.lastErrno());
  }
}
