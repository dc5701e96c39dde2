package net.relay6.runtime.server;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.feature.probe.Probe;
import net.relay6.runtime.server.ServerState.Condition;
import net.relay6.runtime.thread.ControlThread;
import net.relay6.transport.ChannelStates;

/**
 * Sends one server one probe and waits for the outcome: a response, or a refusal of the kernel. A
 * refusal of another message to the server in that time counts too, since it shows the same.
 */
public final class ManualProbe {

  private static final Duration TIMEOUT = Duration.ofSeconds(3);
  private static final long STEP_MILLIS = 20;

  private final ControlThread control;
  private final Supplier<RelayPlan> plan;
  private final ServerSockets sockets;
  private final ServerProbes probes;
  private final Probe.Pending pendingProbes;
  private final LongSupplier nanoClock;

  /**
   * Reads the state of sockets and sends by {@code probes} on the control thread.
   *
   * @param plan supplies the plan in force; called on the control thread
   * @param replies completes the awaited responses, with times of {@code nanoClock}
   * @param nanoClock a monotonic clock in nanoseconds
   */
  public ManualProbe(
      ControlThread control,
      Supplier<RelayPlan> plan,
      ServerSockets sockets,
      ServerProbes probes,
      Probe.Pending replies,
      LongSupplier nanoClock) {
    this.control = control;
    this.plan = plan;
    this.sockets = sockets;
    this.probes = probes;
    this.pendingProbes = replies;
    this.nanoClock = nanoClock;
  }

  /** The outcome to wait for after the control thread has sent the probe. */
  private interface Waiting {
    ProbeOutcome await() throws InterruptedException;
  }

  /**
   * A probe that is under way.
   *
   * @param before the server's counters when it was sent
   */
  private record Sent(
      ServerPlan server,
      int transactionId,
      ServerStateTracker.Snapshot.Counts before,
      long sentNanos,
      CompletableFuture<Long> response) {}

  /** Probes the server of that name; waits on the calling thread. */
  public ProbeOutcome probe(String name) throws InterruptedException {
    return control.call(() -> start(name, plan.get())).await();
  }

  private Waiting start(String name, RelayPlan now) {
    return now.servers().stream()
        .filter(server -> server.name().equals(name))
        .findFirst()
        .map(server -> start(server, now))
        .orElse(ProbeOutcome.UnknownServer::new);
  }

  private Waiting start(ServerPlan server, RelayPlan now) {
    Optional<ChannelStates.State> closed =
        sockets.of(server.name()).filter(socket -> !socket.open());
    if (closed.isPresent()) {
      return () -> notOpen(closed.get());
    }
    Sent sent = expect(server);
    if (probes.probe(server, now.links(), sent.transactionId())) {
      return () -> await(sent);
    }
    pendingProbes.forget(server.name(), sent.transactionId());
    return () -> new ProbeOutcome.NotSent("no link that is up sends to " + server);
  }

  private static ProbeOutcome notOpen(ChannelStates.State socket) {
    return socket.unreachable()
        ? new ProbeOutcome.Refused(Condition.UNREACHABLE, socket.detail())
        : new ProbeOutcome.NotSent("its socket is not open: " + socket.detail());
  }

  private Sent expect(ServerPlan server) {
    int transactionId = probes.transactionId();
    return new Sent(
        server,
        transactionId,
        ServerStateTracker.Snapshot.Counts.of(server.counters()),
        nanoClock.getAsLong(),
        pendingProbes.expect(server.name(), transactionId));
  }

  private ProbeOutcome await(Sent sent) throws InterruptedException {
    try {
      while (nanoClock.getAsLong() - sent.sentNanos() < TIMEOUT.toNanos()) {
        Optional<Long> responded = within(sent.response());
        if (responded.isPresent()) {
          return new ProbeOutcome.Responded(Duration.ofNanos(responded.get() - sent.sentNanos()));
        }
        ServerStateTracker.Snapshot.Counts more =
            ServerStateTracker.Snapshot.Counts.of(sent.server().counters()).since(sent.before());
        if (more.refusals() > 0) {
          return refused(sent.server(), more);
        }
      }
      return new ProbeOutcome.Silent(TIMEOUT);
    } finally {
      pendingProbes.forget(sent.server().name(), sent.transactionId());
    }
  }

  private static Optional<Long> within(CompletableFuture<Long> response)
      throws InterruptedException {
    try {
      return Optional.of(response.get(STEP_MILLIS, TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static ProbeOutcome refused(ServerPlan server, ServerStateTracker.Snapshot.Counts more) {
    return more.refused() > 0
        ? new ProbeOutcome.Refused(Condition.REFUSED, "port 547 unreachable")
        : new ProbeOutcome.Refused(
            Condition.UNREACHABLE, ServerStateTracker.Snapshot.errorText(server.counters()));
  }
}
