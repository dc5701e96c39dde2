package net.relay6.agent;

import java.util.Optional;

/** Where an answer leaves this node. */
sealed interface Egress {

  /** Out of a client link, which is always there. */
  record ByLink(Optional<LinkPlan> link) implements Egress {}

  /** Wherever the routing table leads. */
  record ByRoute() implements Egress {}

  /** Nowhere. */
  record Unknown(DropReason reason) implements Egress {}

  /** Out of that link. */
  static Egress by(LinkPlan link) {
    return new ByLink(Optional.of(link));
  }

  /** The one by route. */
  Egress BY_ROUTE = new ByRoute();
}
