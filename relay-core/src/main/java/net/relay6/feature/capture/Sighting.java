package net.relay6.feature.capture;

import java.time.Instant;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * A record of one datagram that the relay received or sent.
 *
 * @param time the time
 * @param place the point
 * @param direction its direction
 * @param source the source; {@code ::} if only the kernel knows this node's address
 * @param destination the destination; {@code ::} likewise
 * @param payload its UDP payload
 * @param remark its outcome, or why it was sent, for people
 * @param missedBefore how many datagrams of this capture were lost before it
 */
public record Sighting(
    Instant time,
    Place place,
    Direction direction,
    Endpoint source,
    Endpoint destination,
    Octets payload,
    String remark,
    long missedBefore) {

  /** The direction of a datagram. */
  public enum Direction {
    /** Received. */
    INBOUND,
    /** Sent. */
    OUTBOUND
  }

  Sighting missedBefore(long missed) {
    return new Sighting(time, place, direction, source, destination, payload, remark, missed);
  }
}
