package net.relay6.feature.capture;

import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;

/**
 * A point at which the relay receives and sends.
 *
 * @param kind its kind
 * @param name the operator's name for it
 */
public record Place(Kind kind, String name) {

  /** The name of {@link #UNICAST}. */
  public static final String UNICAST_NAME = "unicast";

  /** This node's unicast addresses, for datagrams that no server's own socket receives. */
  public static final Place UNICAST = new Place(Kind.UNICAST, UNICAST_NAME);

  /** The kinds of points. */
  public enum Kind {
    /** A client link. */
    LINK,
    /** A server, or a group of servers. */
    SERVER,
    /** This node's unicast addresses. */
    UNICAST
  }

  static Place of(LinkPlan link) {
    return new Place(Kind.LINK, link.name());
  }

  static Place of(ServerPlan server) {
    return new Place(Kind.SERVER, server.name());
  }

  static Place of(Arrival arrival) {
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
