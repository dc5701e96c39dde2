package net.relay6.cli.audit;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * One message of a capture, on one side of a relay.
 *
 * @param kind which side, which way
 * @param atNanos when, in nanoseconds since 1970
 * @param packet where it stands
 * @param source who sent the datagram
 * @param destination whom it was sent to
 * @param peer the client, or the relay nearest to it
 * @param link the client link
 * @param heart the client's or server's own message
 * @param serverId the Server Identifier in it
 * @param observedAt the capturing relay's name for the server, where the capture tells; else empty
 * @param lacksInterfaceId whether it left out the Interface-Id of the link, which was found
 *     otherwise
 */
record Sight(
    Kind kind,
    long atNanos,
    PacketPlace packet,
    Ipv6Address source,
    Ipv6Address destination,
    Ipv6Address peer,
    Link link,
    Octets heart,
    Optional<Octets> serverId,
    String observedAt,
    boolean lacksInterfaceId) {

  /** Sides and ways. */
  enum Kind {
    /** A client's message, before a relay. */
    QUESTION,
    /** The same behind a relay, on its way to a server. */
    COPY,
    /** A server's message on its way to a relay. */
    ANSWER,
    /** The same behind the relay, on its way to the client. */
    DELIVERY
  }

  /** The same on the link that it is of although it has no Interface-Id. */
  Sight without(Link.Told found) {
    return new Sight(
        kind, atNanos, packet, source, destination, peer, found, heart, serverId, observedAt, true);
  }

  /** Whether it goes up. */
  boolean isUp() {
    return kind == Kind.QUESTION || kind == Kind.COPY;
  }
}
