package net.relay6.tools.audit;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * One captured message, on one side of a relay.
 *
 * @param kind side and direction
 * @param atNanos the time, in nanoseconds since 1970
 * @param packet its packet
 * @param source the source of the datagram
 * @param destination the destination of the datagram
 * @param peer the client, or the relay next to it
 * @param link the client link
 * @param innermost the innermost message, of the client or server
 * @param serverId the Server Identifier in it
 * @param observedAt the capturing relay's name for the server, if the capture contains it; else
 *     empty
 * @param lacksInterfaceId whether it lacks the Interface-Id, so that its link was found by its
 *     request
 */
record CapturedMessage(
    Kind kind,
    long atNanos,
    PacketReference packet,
    Ipv6Address source,
    Ipv6Address destination,
    Ipv6Address peer,
    Link link,
    Octets innermost,
    Optional<Octets> serverId,
    String observedAt,
    boolean lacksInterfaceId) {

  /** Sides and directions. */
  enum Kind {
    /** A client's message, before a relay. */
    CLIENT_MESSAGE,
    /** The same message behind a relay, in a RELAY-FORW to a server. */
    RELAY_FORW,
    /** A server's message in a RELAY-REPL to a relay. */
    RELAY_REPL,
    /** The same message behind the relay, to the client. */
    DELIVERY
  }

  /** The same message with the link that was found although it has no Interface-Id. */
  CapturedMessage onLink(Link.ByRelay found) {
    return new CapturedMessage(
        kind,
        atNanos,
        packet,
        source,
        destination,
        peer,
        found,
        innermost,
        serverId,
        observedAt,
        true);
  }

  /** Whether it goes to servers. */
  boolean isUp() {
    return kind == Kind.CLIENT_MESSAGE || kind == Kind.RELAY_FORW;
  }

  /**
   * A reference to a packet of a capture.
   *
   * @param file the index of the file, from 0
   * @param number its number in that file, from 1
   */
  record PacketReference(int file, long number) {}
}
