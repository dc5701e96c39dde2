package net.relay6.runtime.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.feature.probe.Probe;

/**
 * Probes the servers from one link after another, at an interval. Used by the control thread only.
 */
public final class Probing {

  private final LongSupplier nanoClock;
  private final Consumer<InboundDatagram> relay;
  private Optional<Long> lastNanos = Optional.empty();
  private int turn;

  /** Passes probes to {@code relay}, which releases them. */
  public Probing(LongSupplier nanoClock, Consumer<InboundDatagram> relay) {
    this.nanoClock = nanoClock;
    this.relay = relay;
  }

  /** Sends a probe if it is due, first one interval after the start. */
  public void tick(Optional<Duration> interval, List<LinkPlan> links) {
    long now = nanoClock.getAsLong();
    if (interval.isEmpty() || links.isEmpty()) {
      return;
    }
    long last = lastNanos.orElse(now);
    boolean due = now - last >= interval.get().toNanos();
    lastNanos = Optional.of(due ? now : last);
    if (due) {
      LinkPlan link = links.get(Math.floorMod(turn++, links.size()));
      Probe.from(link, ThreadLocalRandom.current().nextInt()).ifPresent(relay);
    }
  }
}
