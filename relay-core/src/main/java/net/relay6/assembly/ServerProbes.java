package net.relay6.assembly;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import net.relay6.agent.InboundDatagram;
import net.relay6.agent.LinkPlan;
import net.relay6.agent.ServerPlan;
import net.relay6.feature.probe.Probe;

/**
 * Asks single servers: those about which there is doubt, each every two seconds at most, and any
 * when the operator wants it. Belongs to the control thread.
 */
final class ServerProbes {

  /** Less would be a load, more would leave the operator waiting for what is over. */
  private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final LongSupplier nanoClock;
  private final Consumer<InboundDatagram> relay;
  private final Map<String, Long> lastNanos = new HashMap<>();

  /** Hands probes to {@code relay}, which releases them. */
  ServerProbes(LongSupplier nanoClock, Consumer<InboundDatagram> relay) {
    this.nanoClock = nanoClock;
    this.relay = relay;
  }

  /** Asks those of {@code doubtful} whose pause is over. */
  void tick(List<ServerPlan> doubtful, List<LinkPlan> links) {
    long now = nanoClock.getAsLong();
    lastNanos.values().removeIf(last -> now - last >= PAUSE_NANOS);
    for (ServerPlan server : doubtful) {
      if (lastNanos.putIfAbsent(server.name(), now) == null) {
        ask(server, links, transactionId());
      }
    }
  }

  /** Asks that server from the first link that can; whether there is one. */
  boolean ask(ServerPlan server, List<LinkPlan> links, int transactionId) {
    Optional<InboundDatagram> probe =
        links.stream().flatMap(link -> Probe.of(link, server, transactionId).stream()).findFirst();
    probe.ifPresent(relay);
    return probe.isPresent();
  }

  /** Another one for each probe. */
  int transactionId() {
    return ThreadLocalRandom.current().nextInt();
  }
}
