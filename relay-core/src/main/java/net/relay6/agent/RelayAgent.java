package net.relay6.agent;

import net.relay6.agent.extension.Outbox;
import net.relay6.agent.extension.Relaying;
import net.relay6.agent.plan.Arrival;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.counters.Outcome;
import net.relay6.counters.RelayCounters;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;

/**
 * The relay: a function from one datagram to zero or more, with exactly one outcome. Used by the
 * data plane's thread only.
 */
public final class RelayAgent implements Relaying {

  private final RelayCounters counters;
  private final FaultSink faults;
  private RelayPlan plan;

  /** An agent that follows {@code plan}. */
  public RelayAgent(RelayPlan plan, RelayCounters counters, FaultSink faults) {
    this.plan = plan;
    this.counters = counters;
    this.faults = faults;
  }

  /** Uses {@code next} from the next datagram on. */
  public void apply(RelayPlan next) {
    plan = next;
  }

  /** Handles one datagram: counts it, relays or drops it, and notifies the observers. */
  @Override
  public Outcome receive(InboundDatagram received, Outbox outbox) {
    InboundDatagram datagram = plan.ingress().proven(received);
    ArrivalCounters arrivals = countersOf(datagram.arrival());
    Outcome outcome =
        switch (MessageParser.parse(datagram.payload())) {
          case MessageParser.Result.Truncated _ -> {
            arrivals.countReceivedWithoutType();
            yield DropReason.TRUNCATED.outcome();
          }
          case MessageParser.Result.Parsed(DhcpMessage message) -> {
            arrivals.countReceived(message.type());
            yield handle(datagram, message, outbox);
          }
        };
    arrivals.count(outcome);
    if (outcome instanceof Outcome.Dropped(DropReason reason)) {
      plan.observers().dropped(datagram, reason);
    }
    return outcome;
  }

  private Outcome handle(InboundDatagram datagram, DhcpMessage message, Outbox outbox) {
    try {
      return plan.dispatch()
          .handler(datagram.arrival(), message.type())
          .handle(datagram, message, outbox);
    } catch (RuntimeException fault) {
      faults.agentFailed(datagram, fault);
      return DropReason.INTERNAL_ERROR.outcome();
    }
  }

  private ArrivalCounters countersOf(Arrival arrival) {
    return switch (arrival) {
      case Arrival.OnLink(LinkPlan link) -> link.counters().arrivals();
      case Arrival.FromServer(ServerPlan server) -> server.counters().arrivals();
      case Arrival.Unicast _ -> counters.unicast();
    };
  }
}
