package net.relay6.agent;

import java.util.List;
import java.util.function.Consumer;
import net.relay6.wire.DhcpMessage;

/** The observers of a plan. A failing one costs neither the others nor the datagram anything. */
final class Observers {

  private final List<Observer> observers;
  private final FaultSink faults;

  Observers(List<Observer> observers, FaultSink faults) {
    this.observers = List.copyOf(observers);
    this.faults = faults;
  }

  void forwarded(ForwardContext context, int copies) {
    tell(
        observer -> observer.forwarded(context, copies),
        context.message(),
        context.link().counters().arrivals());
  }

  void delivered(ReplyContext context) {
    tell(
        observer -> observer.delivered(context),
        context.reply(),
        context.server().counters().arrivals());
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

  private void tell(Consumer<Observer> event, DhcpMessage message, ArrivalCounters counters) {
    for (Observer observer : observers) {
      try {
        event.accept(observer);
      } catch (RuntimeException fault) {
        counters.count(Remark.OBSERVER_FAILED);
        faults.observerFailed(observer, message, fault);
      }
    }
  }
}
