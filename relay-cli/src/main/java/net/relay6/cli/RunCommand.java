package net.relay6.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.RelayCounters;
import net.relay6.assembly.Relay;
import net.relay6.cli.service.Supervisor;
import net.relay6.settings.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 run}: relays until it is told to stop. */
@Command(
    name = "run",
    header = "Relays until it is told to stop.",
    description = {
      "Relays until SIGTERM or SIGINT, then prints its counters. On SIGHUP it reads its settings"
          + " again; a mistake in them is logged and changes nothing.",
      "",
      "Prints one line on standard output when it is relaying; everything else is the log, on standard"
          + " error. A link or server that is not there is waited for, not exited on. Needs the right"
          + " to use port 547: root, or the capability CAP_NET_BIND_SERVICE."
    },
    footer = {"", "Example: relay6 run --config /etc/relay6/relay6.conf"})
final class RunCommand implements Callable<Integer> {

  private static final Logger LOG = LoggerFactory.getLogger(RunCommand.class);
  private static final long COUNTERS_INTERVAL_SECONDS = 60;

  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private LogOption log = new LogOption();
  @Spec private CommandSpec spec;

  RunCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    log.apply();
    PrintWriter out = spec.commandLine().getOut();
    Optional<RelaySettings> settings = config.read(spec.commandLine().getErr());
    if (settings.isEmpty()) {
      return ExitCode.MISTAKE;
    }
    log.apply(settings.get().log());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(stop, stopped)));
    try {
      out.println(new CountersTable(relayUntil(stop, settings.get(), out)));
      out.flush();
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK;
  }

  private RelayCounters relayUntil(CountDownLatch stop, RelaySettings settings, PrintWriter out)
      throws InterruptedException {
    try (HangUp hangUp = new HangUp();
        Relay relay = Relay.start(settings, ThisMachine.platform());
        Supervisor supervisor = Supervisor.of(System.getenv());
        ScheduledExecutorService reporter = Executors.newSingleThreadScheduledExecutor()) {
      out.println(readiness(relay));
      out.flush();
      supervisor.ready(readiness(relay));
      supervisor.watch(relay::heartbeat);
      report(relay, reporter);
      hangUp.leadTo(new Reload(config, relay, supervisor)::run);
      stop.await();
      hangUp.finish();
      supervisor.stopping();
      reporter.shutdownNow();
      return relay.counters();
    }
  }

  /** One line of how much of what is configured works. */
  static String readiness(Relay relay) {
    return "relay6 is relaying: %d of %d links, %d of %d servers"
        .formatted(
            relay.channels().openCount("link"),
            relay.links().size(),
            relay.channels().openCount("server"),
            relay.serverCount());
  }

  private static void report(Relay relay, ScheduledExecutorService reporter) {
    var _ =
        reporter.scheduleAtFixedRate(
            () -> LOG.debug("counters\n{}", new CountersTable(relay.counters())),
            COUNTERS_INTERVAL_SECONDS,
            COUNTERS_INTERVAL_SECONDS,
            TimeUnit.SECONDS);
  }

  /** Runs when a signal ends the JVM: being told to stop is no failure, so the exit code is 0. */
  private static void finish(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.OK);
  }
}
