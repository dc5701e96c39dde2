package net.relay6.assembly;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.relay6.assembly.ServerState.Condition;
import net.relay6.transport.ChannelStates;

/**
 * One server's state, followed from look to look: two refusals without a response in between make
 * it refused or unreachable, and any response makes it responding at once. A function of samples;
 * belongs to the control thread.
 */
final class ServerCourse {

  private static final int REFUSALS_MIN = 2;

  /** Copies that are not refused for so long show that something else is wrong by now. */
  private static final Duration REFUSAL_MEMORY = Duration.ofSeconds(10);

  /**
   * Refusals without a response in between.
   *
   * @param since when the first was seen
   * @param latest when the latest was
   * @param count how many
   * @param isPort whether the latest was about the server's port, not about the way to it
   * @param words the kernel's for the latest
   * @param copies how many copies had been sent by then
   */
  private record Run(
      Instant since, Instant latest, long count, boolean isPort, String words, long copies) {

    private boolean isOverFor(ServerSample now) {
      return now.counts().copies() > copies
          && Duration.between(latest, now.at()).compareTo(REFUSAL_MEMORY) > 0;
    }
  }

  private ServerSample.Counts last;
  private ServerState state;
  private boolean isAsked;
  private boolean responded;
  private Optional<Run> run = Optional.empty();

  /** The finding that a response has overtaken. */
  private Optional<OpenSilence> overtaken = Optional.empty();

  /** Begins with {@code first}: what was counted until then says nothing. */
  ServerCourse(ServerSample first) {
    last = first.counts();
    state = new ServerState(Condition.UNPROVEN, first.at(), "nothing has been asked yet");
    follow(first);
  }

  /** The state after that sample. */
  ServerState follow(ServerSample now) {
    ServerSample.Counts more = now.counts().since(last);
    last = now.counts();
    isAsked = now.isAsked() && now.socket().filter(ChannelStates.State::open).isPresent();
    if (more.responses() > 0) {
      responded = true;
      run = Optional.empty();
      overtaken = now.silence();
    }
    if (more.refusals() > 0) {
      // Of refusals and responses since the last look it is not known which were later.
      note(now, more, more.responses() > 0 ? 1 : more.refusals());
    }
    if (!isAsked) {
      responded = false;
      run = Optional.empty();
    }
    ServerState next = judge(now);
    state =
        next.condition() == state.condition()
            ? new ServerState(next.condition(), since(next), next.detail())
            : next;
    return state;
  }

  private void note(ServerSample now, ServerSample.Counts more, long count) {
    run =
        Optional.of(
            new Run(
                run.map(Run::since).orElse(now.at()),
                now.at(),
                run.map(Run::count).orElse(0L) + count,
                more.refused() > 0,
                now.words(),
                now.counts().copies()));
  }

  /** What has a time of its own keeps it, the others that at which they began. */
  private Instant since(ServerState next) {
    return switch (next.condition()) {
      case RESPONDING, UNPROVEN, SILENT -> state.since();
      default -> next.since();
    };
  }

  private ServerState judge(ServerSample now) {
    if (!isAsked) {
      return now.socket()
          .filter(socket -> !socket.open())
          .map(ServerCourse::notOpen)
          .orElse(new ServerState(Condition.UNPROVEN, now.at(), "it cannot be asked now"));
    }
    Optional<Run> convincing = run.filter(refusals -> refusals.count() >= REFUSALS_MIN);
    if (convincing.isPresent()) {
      return refused(convincing.get(), now);
    }
    return now.silence()
        .filter(silence -> !overtaken.equals(now.silence()))
        .map(silence -> silent(silence.since()))
        .orElseGet(() -> good(now));
  }

  private static ServerState notOpen(ChannelStates.State socket) {
    return new ServerState(
        socket.unreachable() ? Condition.UNREACHABLE : Condition.NOT_OPEN,
        socket.since(),
        socket.detail());
  }

  private static ServerState refused(Run run, ServerSample now) {
    if (run.isOverFor(now)) {
      return silent(run.since());
    }
    return new ServerState(
        run.isPort() ? Condition.REFUSED : Condition.UNREACHABLE,
        run.since(),
        "%s, %d copies"
            .formatted(run.isPort() ? "port 547 unreachable" : run.words(), run.count()));
  }

  private static ServerState silent(Instant since) {
    return new ServerState(Condition.SILENT, since, "it does not respond");
  }

  private ServerState good(ServerSample now) {
    if (responded) {
      return new ServerState(Condition.RESPONDING, now.at(), "");
    }
    return new ServerState(
        Condition.UNPROVEN,
        now.at(),
        now.counts().copies() == 0 ? "nothing has been asked yet" : "no response yet");
  }

  /** Whether a probe now tells more: something speaks against it, and it can be asked. */
  boolean isDoubtful() {
    return isAsked && (run.isPresent() || !state.isGood());
  }
}
