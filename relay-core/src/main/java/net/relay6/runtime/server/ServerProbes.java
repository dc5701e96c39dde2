package net.relay6.runtime.server;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.feature.probe.Probe;

/**
 * Probes single servers: those whose state needs clarification, each at most every two seconds, and
 * any server on the operator's request. Used by the control thread only.
 */
public final class ServerProbes {

  /**
   * A shorter pause would be a load; a longer one would delay the news that a server has recovered.
   */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final LongSupplier nanoClock;
  private final Consumer<InboundDatagram> relay;
  private final Map<String, Long> lastNanos = new HashMap<>();
  private final Map<String, Long> countByServer = new HashMap<>();

  /** Passes probes to {@code relay}, which releases them. */
  public ServerProbes(LongSupplier nanoClock, Consumer<InboundDatagram> relay) {
    this.nanoClock = nanoClock;
    this.relay = relay;
  }

  /** Probes those of {@code uncertain} whose pause is over. */
  public void tick(List<ServerPlan> uncertain, List<LinkPlan> links) {
    long now = nanoClock.getAsLong();
    lastNanos.values().removeIf(last -> now - last >= PAUSE_NANOS);
    for (ServerPlan server : uncertain) {
      if (lastNanos.putIfAbsent(server.name(), now) == null) {
        probe(server, links, transactionId());
      }
    }
  }

  /** Probes that server from the first link that sends to it; returns whether there is one. */
  public boolean probe(ServerPlan server, List<LinkPlan> links, int transactionId) {
    Optional<InboundDatagram> probe =
        links.stream().flatMap(link -> Probe.of(link, server, transactionId).stream()).findFirst();
    probe.ifPresent(relay);
    probe.ifPresent(_ -> countByServer.merge(server.name(), 1L, Long::sum));
    return probe.isPresent();
  }

  /** The number of probes of that server since the start. */
  public long count(String server) {
    return countByServer.getOrDefault(server, 0L);
  }

  /** A new transaction-id for each probe. */
  int transactionId() {
    return ThreadLocalRandom.current().nextInt();
  }

  /**
   * Probes the servers from one link after another, at an interval. Used by the control thread
   * only.
   */
  public static final class Periodic {

    private final LongSupplier nanoClock;
    private final Consumer<InboundDatagram> relay;
    private Optional<Long> lastNanos = Optional.empty();
    private int nextLink;

    /** Passes probes to {@code relay}, which releases them. */
    public Periodic(LongSupplier nanoClock, Consumer<InboundDatagram> relay) {
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
        LinkPlan link = links.get(Math.floorMod(nextLink++, links.size()));
        Probe.from(link, ThreadLocalRandom.current().nextInt()).ifPresent(relay);
      }
    }
  }
}
