package net.relay6.agent;

import java.util.List;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.ReplyContext;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.Anomaly;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.DropReason;
import net.relay6.wire.DhcpMessage;

/** The observers of a plan. A fault of one affects neither the others nor the datagram. */
final class Observers {

  private final List<Observer> observers;
  private final FaultSink faults;

  Observers(List<Observer> observers, FaultSink faults) {
    this.observers = List.copyOf(observers);
    this.faults = faults;
  }

  void forwarded(ForwardContext context, int copies) {
    for (int index = 0; index < observers.size(); index++) {
      Observer observer = observers.get(index);
      try {
        observer.forwarded(context, copies);
      } catch (RuntimeException fault) {
        failed(observer, context.message(), context.link().counters().arrivals(), fault);
      }
    }
  }

  void delivered(ReplyContext context) {
    for (int index = 0; index < observers.size(); index++) {
      Observer observer = observers.get(index);
      try {
        observer.delivered(context);
      } catch (RuntimeException fault) {
        failed(observer, context.reply(), context.server().counters().arrivals(), fault);
      }
    }
  }

  void dropped(InboundDatagram datagram, DropReason reason) {
    for (Observer observer : observers) {
      try {
        observer.dropped(datagram, reason);
      } catch (RuntimeException fault) {
        faults.agentFailed(datagram, fault);
      }
    }
  }

  private void failed(
      Observer observer, DhcpMessage message, ArrivalCounters counters, RuntimeException fault) {
    counters.count(Anomaly.OBSERVER_FAILED);
    faults.observerFailed(observer, message, fault);
  }
}
