package net.relay6.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.relay6.assembly.Relay;
import net.relay6.cli.events.FindingEvents;
import net.relay6.cli.service.Supervisor;
import net.relay6.settings.ReadAtStart;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsProblem;
import net.relay6.settings.SettingsResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the configuration of a running relay again. A mistake in it changes nothing. */
final class Reload {

  private static final Logger LOG = LoggerFactory.getLogger(Reload.class);

  private final ConfigOption config;
  private final LogOption log;
  private final Relay relay;
  private final Optional<FindingEvents> events;
  private final AtomicReference<LoadedSettings> loaded;
  private final RelaySettings started;
  private final Supervisor supervisor;

  /** What is in force is kept in {@code loaded}. */
  Reload(
      ConfigOption config,
      LogOption log,
      Relay relay,
      Optional<FindingEvents> events,
      AtomicReference<LoadedSettings> loaded,
      Supervisor supervisor) {
    this.config = config;
    this.log = log;
    this.relay = relay;
    this.events = events;
    this.loaded = loaded;
    this.started = loaded.get().settings();
    this.supervisor = supervisor;
  }

  /** The same as {@link #run}, for those who wait for nothing. */
  void runAndForget() {
    try {
      var _ = run();
    } catch (RuntimeException fault) {
      LOG.error("a fault in relay6 while reloading; relaying goes on", fault);
    }
  }

  /** Also logs what has changed, or every mistake with its file and line. One at a time. */
  synchronized ReloadOutcome run() {
    supervisor.reloading();
    try {
      return switch (config.read()) {
        case SettingsResult.Valid(RelaySettings settings, String text) ->
            adopt(config.loaded(settings, text));
        case SettingsResult.Invalid(List<SettingsProblem> problems) -> refuse(problems);
      };
    } finally {
      supervisor.ready(RunningRelay.readiness(relay));
    }
  }

  private ReloadOutcome adopt(LoadedSettings next) {
    log.apply(next.settings().log());
    events.ifPresent(told -> told.follow(next.settings().serverSet()));
    ReloadOutcome outcome =
        new ReloadOutcome.InForce(
            next.file(),
            relay.reload(next.settings()),
            ReadAtStart.changed(started, next.settings()));
    loaded.set(next);
    LOG.info("{}", outcome);
    return outcome;
  }

  private ReloadOutcome refuse(List<SettingsProblem> problems) {
    ReloadOutcome outcome = new ReloadOutcome.Wrong(loaded.get().file(), problems);
    problems.forEach(problem -> LOG.error("{}", problem));
    LOG.error("{}", outcome);
    return outcome;
  }
}
