package net.relay6.counters;

import java.util.List;
import java.util.stream.IntStream;

/** The outcome of a received datagram. Every datagram has exactly one. */
public sealed interface Outcome {

  /**
   * Wrapped and sent to servers.
   *
   * @param datagramCount how many datagrams were sent, at least 1
   */
  record Forwarded(int datagramCount) implements Outcome {}

  /** Unwrapped and sent to a client or a relay nearer to it. */
  record Delivered() implements Outcome {}

  /** Addressed to this node and consumed by it. */
  record Consumed() implements Outcome {}

  /** Not relayed. */
  record Dropped(DropReason reason) implements Outcome {}

  /** The outcome with that many datagrams; the common ones are shared instances. */
  static Outcome forwarded(int copies) {
    return copies < FORWARDED.size() ? FORWARDED.get(copies) : new Forwarded(copies);
  }

  /** The outcomes with up to 64 datagrams. */
  List<Outcome> FORWARDED = IntStream.rangeClosed(0, 64).<Outcome>mapToObj(Forwarded::new).toList();

  /** The one delivered. */
  Outcome DELIVERED = new Delivered();

  /** The one consumed. */
  Outcome CONSUMED = new Consumed();
}
