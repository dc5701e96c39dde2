package net.relay6.observer.live;

import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import org.jspecify.annotations.Nullable;

/** One reusable entry of the queue; its message is stored in the queue's octets. */
final class QueueEntry {

  /** The kind of observation. */
  enum Kind {
    REQUEST,
    RESPONSE,
    DISCARDED,
    STRAY
  }

  private Kind kind = Kind.REQUEST;
  private long atNanos;
  private @Nullable LinkPlan link;
  private @Nullable ServerPlan server;
  private long peerHigh;
  private long peerLow;
  private int offset;
  private int length;
  private long octetsWritten;

  void set(
      Kind newKind,
      long newAtNanos,
      @Nullable LinkPlan newLink,
      @Nullable ServerPlan newServer,
      Ipv6Address peer,
      int newOffset,
      int newLength,
      long newOctetsWritten) {
    kind = newKind;
    atNanos = newAtNanos;
    link = newLink;
    server = newServer;
    peerHigh = peer.high();
    peerLow = peer.low();
    offset = newOffset;
    length = newLength;
    octetsWritten = newOctetsWritten;
  }

  Kind kind() {
    return kind;
  }

  long atNanos() {
    return atNanos;
  }

  Optional<LinkPlan> link() {
    return Optional.ofNullable(link);
  }

  Optional<ServerPlan> server() {
    return Optional.ofNullable(server);
  }

  Ipv6Address peer() {
    return new Ipv6Address(peerHigh, peerLow);
  }

  int offset() {
    return offset;
  }

  int length() {
    return length;
  }

  /** The total of octets written after this entry. */
  long octetsWritten() {
    return octetsWritten;
  }
}
