package net.relay6.runtime.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.counters.SendFailure;
import net.relay6.counters.ServerCounters;
import net.relay6.kernel.SocketCalls;
import net.relay6.runtime.server.ServerState.Condition;
import net.relay6.transport.ChannelStates;

/**
 * Tracks one server's state from sample to sample: two refusals without a response in between make
 * it refused or unreachable, and any response makes it responding at once. A function of samples;
 * used by the control thread only.
 */
final class ServerStateTracker {

  private static final int REFUSALS_MIN = 2;

  /**
   * If nothing is refused for this long although messages are sent, the cause is a different one by
   * now.
   */
  private static final Duration REFUSAL_MEMORY = Duration.ofSeconds(10);

  /**
   * Consecutive refusals without a response in between.
   *
   * @param since when the first occurred
   * @param latest when the latest occurred
   * @param count their number
   * @param probes how many of them refused probes of the relay
   * @param isPort whether the latest concerned the server's port, not the route to it
   * @param errorText the kernel's error text of the latest
   * @param relayForwards how many RELAY-FORWs had been sent by then
   */
  private record Run(
      Instant since,
      Instant latest,
      long count,
      long probes,
      boolean isPort,
      String errorText,
      long relayForwards) {

    private String text() {
      return Stream.of(
              counted(count - probes, "copy", "copies"), counted(probes, "probe", "probes"))
          .flatMap(Optional::stream)
          .collect(
              Collectors.joining(
                  " and ", (isPort ? "port 547 unreachable" : errorText) + ", ", ""));
    }

    private static Optional<String> counted(long number, String one, String several) {
      return number == 0
          ? Optional.empty()
          : Optional.of(number + " " + (number == 1 ? one : several));
    }

    private boolean isOverFor(Snapshot now) {
      return now.counts().relayForwards() > relayForwards
          && Duration.between(latest, now.at()).compareTo(REFUSAL_MEMORY) > 0;
    }
  }

  private Snapshot.Counts last;
  private ServerState state;
  private boolean canBeProbed;
  private boolean responded;
  private Optional<Run> run = Optional.empty();

  /** The number of probes before the run began. */
  private long probesBefore;

  /** A finding that is still open although a response has arrived. */
  private Optional<SilenceFinding> overtaken = Optional.empty();

  /** Starts with {@code first}; earlier counts are ignored. */
  ServerStateTracker(Snapshot first) {
    last = first.counts();
    state = new ServerState(Condition.UNPROVEN, first.at(), "nothing was sent to it yet");
    update(first);
  }

  /** The state after that sample. */
  ServerState update(Snapshot now) {
    Snapshot.Counts more = now.counts().since(last);
    last = now.counts();
    canBeProbed = now.canBeProbed() && now.socket().filter(ChannelStates.State::open).isPresent();
    if (more.responses() > 0) {
      responded = true;
      run = Optional.empty();
      overtaken = now.silenceFinding();
    }
    if (run.isEmpty()) {
      probesBefore = now.counts().probes() - more.probes();
    }
    if (more.refusals() > 0) {
      // The order of refusals and responses since the last sample is not known.
      recordRefusals(now, more, more.responses() > 0 ? 1 : more.refusals());
    }
    if (!canBeProbed) {
      responded = false;
      run = Optional.empty();
    }
    ServerState next = evaluate(now);
    state =
        next.condition() == state.condition()
            ? new ServerState(next.condition(), since(next), next.detail())
            : next;
    return state;
  }

  private void recordRefusals(Snapshot now, Snapshot.Counts more, long moreRefusals) {
    long count = run.map(Run::count).orElse(0L) + moreRefusals;
    run =
        Optional.of(
            new Run(
                run.map(Run::since).orElse(now.at()),
                now.at(),
                count,
                Math.min(count, now.counts().probes() - probesBefore),
                more.refused() > 0,
                now.errorText(),
                now.counts().relayForwards()));
  }

  /** Some states bring their own start time; the others keep the time at which they began. */
  private Instant since(ServerState next) {
    return switch (next.condition()) {
      case RESPONDING, UNPROVEN, SILENT -> state.since();
      default -> next.since();
    };
  }

  private ServerState evaluate(Snapshot now) {
    if (!canBeProbed) {
      return now.socket()
          .filter(socket -> !socket.open())
          .map(ServerStateTracker::notOpen)
          .orElse(new ServerState(Condition.UNPROVEN, now.at(), "it cannot be probed now"));
    }
    Optional<Run> convincing = run.filter(refusals -> refusals.count() >= REFUSALS_MIN);
    if (convincing.isPresent()) {
      return refused(convincing.get(), now);
    }
    return now.silenceFinding()
        .filter(silence -> !overtaken.equals(now.silenceFinding()))
        .map(silence -> silent(silence.since()))
        .orElseGet(() -> good(now));
  }

  private static ServerState notOpen(ChannelStates.State socket) {
    return new ServerState(
        socket.unreachable() ? Condition.UNREACHABLE : Condition.NOT_OPEN,
        socket.since(),
        socket.detail());
  }

  private static ServerState refused(Run run, Snapshot now) {
    if (run.isOverFor(now)) {
      return silent(run.since());
    }
    return new ServerState(
        run.isPort() ? Condition.REFUSED : Condition.UNREACHABLE, run.since(), run.text());
  }

  private static ServerState silent(Instant since) {
    return new ServerState(Condition.SILENT, since, "it does not respond");
  }

  private ServerState good(Snapshot now) {
    if (responded) {
      return new ServerState(Condition.RESPONDING, now.at(), "");
    }
    return new ServerState(
        Condition.UNPROVEN,
        now.at(),
        now.counts().relayForwards() == 0 ? "nothing was sent to it yet" : "no response yet");
  }

  /**
   * Whether a probe would clarify the state: there is a sign of a failure, and the server can be
   * probed.
   */
  boolean needsProbe() {
    return canBeProbed && (run.isPresent() || !state.isGood());
  }

  /**
   * The data that show a server's state at one moment. Counts are since the start.
   *
   * @param at the time
   * @param socket its socket's state; empty while it is being opened
   * @param canBeProbed whether a link is up from which it can be probed
   * @param counts the counters
   * @param errorText the kernel's error text of the latest refusal
   * @param silenceFinding the open finding that it is silent
   */
  record Snapshot(
      Instant at,
      Optional<ChannelStates.State> socket,
      boolean canBeProbed,
      Counts counts,
      String errorText,
      Optional<SilenceFinding> silenceFinding) {

    /**
     * Counts of one server.
     *
     * @param relayForwards datagrams queued for its socket
     * @param responses increases with each datagram from it
     * @param refused refusals because its port is unreachable
     * @param unreachable refusals because it is unreachable
     * @param probes probes of this server alone, which are among the copies
     */
    record Counts(long relayForwards, long responses, long refused, long unreachable, long probes) {

      /** Without the number of probes. */
      static Counts of(ServerCounters counters) {
        return of(counters, 0);
      }

      static Counts of(ServerCounters counters, long probes) {
        return new Counts(
            counters.relayForwards(),
            counters.responses(),
            counters.sendErrors(SendFailure.REFUSED),
            counters.sendErrors(SendFailure.UNREACHABLE),
            probes);
      }

      /** The increments since {@code before}. */
      Counts since(Counts before) {
        return new Counts(
            relayForwards - before.relayForwards,
            responses - before.responses,
            refused - before.refused,
            unreachable - before.unreachable,
            probes - before.probes);
      }

      /** All refusals. */
      long refusals() {
        return refused + unreachable;
      }
    }

    static String errorText(ServerCounters counters) {
      return SocketCalls.errorText(counters.lastErrno());
    }
  }
}
