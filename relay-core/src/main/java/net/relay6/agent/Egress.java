package net.relay6.agent;

/** Where an answer leaves this node. */
sealed interface Egress {

  /** Out of a client link. */
  record ByLink(LinkPlan link) implements Egress {}

  /** Wherever the routing table leads. */
  record ByRoute() implements Egress {}

  /** Nowhere. */
  record Unknown(DropReason reason) implements Egress {}

  /** The one by route. */
  Egress BY_ROUTE = new ByRoute();
}
