package net.relay6.daemon.reload;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import net.relay6.daemon.service.Supervisor;
import net.relay6.runtime.Reloaded;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsChange;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the configuration of a running relay again and applies all of it or nothing: after a
 * mistake in it, or a fault of relay6, everything is unchanged.
 */
public final class Reload {

  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  private final Path file;
  private final Target relay;
  private final Supplier<String> readiness;
  private final List<Function<RelaySettings, Step>> others;
  private final AtomicReference<LoadedSettings> loaded;
  private final RelaySettings started;
  private final Supervisor supervisor;

  /** The relay to reload. */
  @FunctionalInterface
  public interface Target {

    /**
     * Runs {@code change} and applies {@code next}, both or neither.
     *
     * @return the differences and the warnings
     */
    Reloaded reload(RelaySettings next, Runnable change);
  }

  /**
   * A reload of {@code relay} and of what {@code others} make ready. What is in force is kept in
   * {@code loaded}.
   *
   * @param file the configuration
   */
  public Reload(
      Path file,
      Target relay,
      Supplier<String> readiness,
      List<Function<RelaySettings, Step>> others,
      AtomicReference<LoadedSettings> loaded,
      Supervisor supervisor) {
    this.file = file;
    this.relay = relay;
    this.readiness = readiness;
    this.others = List.copyOf(others);
    this.loaded = loaded;
    this.started = loaded.get().settings();
    this.supervisor = supervisor;
  }

  /** Reloads, and logs what has changed or why nothing has. One reload at a time. */
  public synchronized ReloadOutcome run() {
    supervisor.reloading();
    try {
      return switch (SettingsReader.read(file)) {
        case SettingsResult.Valid valid -> apply(LoadedSettings.of(file, valid));
        case SettingsResult.Invalid(List<SettingsProblem> problems) -> refuse(problems);
      };
    } catch (RuntimeException fault) {
      ReloadOutcome outcome = new ReloadOutcome.Failed(loaded.get().file(), fault.toString());
      LOG.error("{}", outcome, fault);
      return outcome;
    } finally {
      supervisor.ready(readiness.get());
    }
  }

  /**
   * The same for an operator who sees nothing but the log, as after a signal or {@code systemctl
   * reload}: what will not work as hoped is logged too, with its place in the file.
   */
  public void runUnanswered() {
    if (run() instanceof ReloadOutcome.InForce done) {
      done.warnings().forEach(warning -> LOG.warn("{}", warning));
    }
  }

  private ReloadOutcome apply(LoadedSettings next) {
    List<String> atStart = SettingsChange.ReadAtStart.changed(started, next.settings());
    List<Step> steps = new ArrayList<>();
    Reloaded done = change(next.settings(), steps);
    ReloadOutcome outcome =
        new ReloadOutcome.InForce(
            next.file(), done.change(), atStart, next.locate(done.warnings()));
    loaded.set(next);
    LOG.info("{}", outcome);
    steps.forEach(step -> runGuarded(step.finish()));
    return outcome;
  }

  /** Applies {@code steps} together with the relay's change; if that fails, undoes all. */
  private Reloaded change(RelaySettings next, List<Step> steps) {
    try {
      others.forEach(other -> steps.add(other.apply(next)));
      return relay.reload(next, () -> steps.forEach(step -> step.apply().run()));
    } catch (RuntimeException fault) {
      undo(steps);
      throw fault;
    }
  }

  private static void undo(List<Step> steps) {
    Deque<Step> last = new ArrayDeque<>(steps);
    while (!last.isEmpty()) {
      runGuarded(last.removeLast().undo());
    }
  }

  /** A fault of undoing or finishing one step does not prevent the others. */
  private static void runGuarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException fault) {
      LOG.error("a fault in relay6 while ending a reload; relaying goes on", fault);
    }
  }

  private ReloadOutcome refuse(List<SettingsProblem> problems) {
    ReloadOutcome outcome = new ReloadOutcome.Wrong(loaded.get().file(), problems);
    problems.forEach(problem -> LOG.error("{}", problem));
    LOG.error("{}", outcome);
    return outcome;
  }

  /**
   * A prepared change of a reload beside the relay itself.
   *
   * @param apply applies the change
   * @param undo restores the state before the change; may be called without {@code apply}
   * @param finish releases the previous state, after the reload has succeeded
   */
  public record Step(Runnable apply, Runnable undo, Runnable finish) {}
}
