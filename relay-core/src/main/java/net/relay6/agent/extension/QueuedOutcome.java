package net.relay6.agent.extension;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import org.jspecify.annotations.Nullable;

/**
 * One outcome of the data plane in an {@link OutcomeQueue}, which reuses the object; valid for one
 * call.
 */
public final class QueuedOutcome {

  /** What happened. */
  public enum Kind {
    /** A client's message was sent to servers. */
    FORWARDED,
    /** A server's RELAY-REPL was unwrapped and sent. */
    DELIVERED,
    /** A datagram of a server was dropped. */
    DISCARDED,
    /** A server's message arrived on a client link. */
    STRAY
  }

  private static final long NO_HARDWARE_ADDRESS = -1;

  private final ByteBuf octets;
  private Kind kind = Kind.FORWARDED;
  private long atNanos;
  private @Nullable LinkPlan link;
  private @Nullable ServerPlan server;
  private long peerHigh;
  private long peerLow;
  private long hardwareAddress = NO_HARDWARE_ADDRESS;
  private int offset;
  private int length;
  private long octetsWritten;

  /** An entry whose messages are in {@code octets}. */
  QueuedOutcome(ByteBuf octets) {
    this.octets = octets;
  }

  void set(
      Kind newKind,
      long newAtNanos,
      @Nullable LinkPlan newLink,
      @Nullable ServerPlan newServer,
      Ipv6Address peer) {
    kind = newKind;
    atNanos = newAtNanos;
    link = newLink;
    server = newServer;
    peerHigh = peer.high();
    peerLow = peer.low();
    hardwareAddress = NO_HARDWARE_ADDRESS;
  }

  void setLinkLayerAddress(LinkLayerAddress address) {
    hardwareAddress = address.isEthernet() ? address.toBits() : NO_HARDWARE_ADDRESS;
  }

  void setMessage(int newOffset, int newLength, long newOctetsWritten) {
    offset = newOffset;
    length = newLength;
    octetsWritten = newOctetsWritten;
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }

  /** When, on the producer's clock. */
  public long atNanos() {
    return atNanos;
  }

  /** The client link, if one is concerned. */
  public Optional<LinkPlan> link() {
    return Optional.ofNullable(link);
  }

  /** The server, if one is concerned. */
  public Optional<ServerPlan> server() {
    return Optional.ofNullable(server);
  }

  /** The client or downstream relay. */
  public Ipv6Address peer() {
    return new Ipv6Address(peerHigh, peerLow);
  }

  /** The peer's hardware address; empty if it is unknown or not Ethernet. */
  public Optional<LinkLayerAddress> linkLayerAddress() {
    return hardwareAddress == NO_HARDWARE_ADDRESS
        ? Optional.empty()
        : Optional.of(LinkLayerAddress.ethernet(hardwareAddress));
  }

  /** The message, borrowed for the call. */
  public ByteBuf message() {
    return octets.slice(offset, length);
  }

  /** The total of octets written after this entry. */
  long octetsWritten() {
    return octetsWritten;
  }
}
