package net.relay6.feature.capture;

import java.time.Instant;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Endpoint;
import net.relay6.net.Octets;

/**
 * A record of one datagram that the relay received or sent.
 *
 * @param time the time
 * @param point the point
 * @param direction its direction
 * @param source the source; {@code ::} if only the kernel knows this node's address
 * @param destination the destination; {@code ::} likewise
 * @param payload its UDP payload
 * @param comment its outcome, or why it was sent, for people
 * @param missedBefore how many datagrams of this capture were lost before it
 */
public record CaptureRecord(
    Instant time,
    Point point,
    Direction direction,
    Endpoint source,
    Endpoint destination,
    Octets payload,
    String comment,
    long missedBefore) {

  /** The direction of a datagram. */
  public enum Direction {
    /** Received. */
    INBOUND,
    /** Sent. */
    OUTBOUND
  }

  CaptureRecord missedBefore(long missed) {
    return new CaptureRecord(time, point, direction, source, destination, payload, comment, missed);
  }

  /**
   * A point at which the relay receives and sends.
   *
   * @param kind its kind
   * @param name the operator's name for it
   */
  public record Point(Kind kind, String name) {

    /** The name of {@link #UNICAST}. */
    public static final String UNICAST_NAME = "unicast";

    /** This node's unicast addresses, for datagrams that no server's own socket receives. */
    public static final Point UNICAST = new Point(Kind.UNICAST, UNICAST_NAME);

    /** The kinds of points. */
    public enum Kind {
      /** A client link. */
      LINK,
      /** A server, or a group of servers. */
      SERVER,
      /** This node's unicast addresses. */
      UNICAST
    }

    static Point of(LinkPlan link) {
      return new Point(Kind.LINK, link.name());
    }

    static Point of(ServerPlan server) {
      return new Point(Kind.SERVER, server.name());
    }

    static Point of(Arrival arrival) {
      return switch (arrival) {
        case Arrival.OnLink(LinkPlan link) -> of(link);
        case Arrival.FromServer(ServerPlan server) -> of(server);
        case Arrival.Unicast _ -> UNICAST;
      };
    }

    /** {@code link lan0}, {@code server alpha} or {@code unicast}, as in the log. */
    @Override
    public String toString() {
      return switch (kind) {
        case LINK -> "link " + name;
        case SERVER -> "server " + name;
        case UNICAST -> name;
      };
    }
  }
}
