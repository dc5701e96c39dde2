package net.relay6.agent;

import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.DropReason;

/** How a response leaves this node. */
sealed interface Egress {

  /** Out of a client link, which is always present. */
  record ByLink(Optional<LinkPlan> link) implements Egress {}

  /** By the routing table. */
  record ByRoute() implements Egress {}

  /** Not at all. */
  record Unknown(DropReason reason) implements Egress {}

  /** Out of that link. */
  static Egress by(LinkPlan link) {
    return new ByLink(Optional.of(link));
  }

  /** The one by route. */
  Egress BY_ROUTE = new ByRoute();
}
