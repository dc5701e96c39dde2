package net.relay6.feature.capture;

import java.time.Instant;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * One datagram that the relay received or sent.
 *
 * @param time when
 * @param place where
 * @param direction whether it came or went
 * @param source who sent it; {@code ::} where the kernel alone knows this node's address
 * @param destination whom it was sent to; {@code ::} likewise
 * @param payload its UDP payload
 * @param remark what became of it, or why it was sent, for people
 * @param missedBefore how many datagrams of this capture had not fitted before
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

  /** Which way a datagram went. */
  public enum Direction {
    /** Received. */
    INBOUND,
    /** Handed to a socket. */
    OUTBOUND
  }

  Sighting missedBefore(long missed) {
    return new Sighting(time, place, direction, source, destination, payload, remark, missed);
  }
}
