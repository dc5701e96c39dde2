package net.relay6.agent;

import java.util.List;
import java.util.stream.IntStream;

/** What became of a received datagram. Every one has exactly one outcome. */
public sealed interface Outcome {

  /**
   * Wrapped and sent to servers.
   *
   * @param copies how many datagrams were handed to the outbox, at least 1
   */
  record Forwarded(int copies) implements Outcome {}

  /** Unwrapped and sent to a client or a relay nearer to it. */
  record Delivered() implements Outcome {}

  /** Meant for this node and used up by it. */
  record Consumed() implements Outcome {}

  /** Not passed on. */
  record Dropped(DropReason reason) implements Outcome {}

  /** The one with that many copies; few are common, so those are made once. */
  static Outcome forwarded(int copies) {
    return copies < FORWARDED.size() ? FORWARDED.get(copies) : new Forwarded(copies);
  }

  /** Those of up to 64 copies. */
  List<Outcome> FORWARDED = IntStream.rangeClosed(0, 64).<Outcome>mapToObj(Forwarded::new).toList();

  /** The one delivered. */
  Outcome DELIVERED = new Delivered();

  /** The one consumed. */
  Outcome CONSUMED = new Consumed();
}
