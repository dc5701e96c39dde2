package net.relay6.cli.run;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ConfigOption;
import net.relay6.cli.shared.ExitCode;
import net.relay6.cli.shared.LogOption;
import net.relay6.cli.shared.Printing;
import net.relay6.cli.shared.SuddenEnd;
import net.relay6.counters.RelayCounters;
import net.relay6.daemon.RunningRelay;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.daemon.view.CountersTable;
import net.relay6.platform.linux.ThisMachine;
import net.relay6.runtime.RelayedElsewhere;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 run}: relays until a signal stops it. */
@Command(
    name = "run",
    header = "Relays until stopped.",
    description = {
      "Relays until SIGTERM or SIGINT, then prints its counters. On SIGHUP it reads its"
          + " configuration again; mistakes are logged and change nothing, and what will not work"
          + " as intended is logged with its line.",
      "",
      "Prints one line on standard output when it is relaying, or the reason why it relays nothing"
          + " yet; the log goes to standard error. relay6 waits for links and servers that are"
          + " missing; it does not exit. Needs the right to use port 547: root, or the capability"
          + " CAP_NET_BIND_SERVICE."
    },
    exitCodeList = {
      "0:It was stopped by a signal.",
      "1:The command failed, for example without the right to use port 547; the message says why.",
      "2:The configuration or the command line is wrong; nothing was opened.",
      "3:The heap was full. A service manager starts it again.",
      "5:A fault in relay6 that it cannot survive; the log shows it. A service manager starts it again.",
      "6:Another relay6 on this machine relays all of its links; the message says which process."
    },
    footer = {"", "Example: relay6 run --config /etc/relay6/relay6.conf"})
public final class RunCommand implements Callable<Integer> {

  @Mixin private ConfigOption config = new ConfigOption();
  @Mixin private LogOption log = new LogOption();
  @Spec private CommandSpec spec;

  RunCommand() {}

  @Override
  public Integer call() throws InterruptedException, CannotDo {
    log.apply();
    SuddenEnd.watchThreads();
    PrintWriter out = spec.commandLine().getOut();
    Optional<LoadedSettings> settings = config.read(spec.commandLine().getErr());
    if (settings.isEmpty()) {
      return ExitCode.MISTAKE;
    }
    log.apply(settings.get().settings().log());
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(stop, stopped)));
    try {
      Printing.line(out, new CountersTable(relayUntil(stop, settings.get(), out)));
    } catch (RelayedElsewhere refusal) {
      Printing.line(spec.commandLine().getErr(), "relay6: not started: " + refusal.getMessage());
      return ExitCode.TAKEN;
    } finally {
      stopped.countDown();
    }
    return ExitCode.OK;
  }

  private RelayCounters relayUntil(CountDownLatch stop, LoadedSettings settings, PrintWriter out)
      throws InterruptedException, CannotDo {
    try (HangUp hangUp = new HangUp();
        RunningRelay running =
            RunningRelay.start(
                settings, ThisMachine.platform(), System.getenv(), SuddenEnd::of, log::step)) {
      Optional<String> hopeless = running.report().hopelessness();
      if (hopeless.isPresent()) {
        throw new CannotDo("not started: no socket on port 547, " + hopeless.get());
      }
      running.notifySupervisor();
      hangUp.leadTo(running.reload()::runUnanswered);
      Printing.line(out, running.report().full());
      stop.await();
      hangUp.finish();
      return running.relay().counters();
    }
  }

  /**
   * Runs when the JVM ends. A signal to stop is no failure, so the exit code is then 0; a relay
   * that ended by itself has another exit code.
   */
  private static void finish(CountDownLatch stop, CountDownLatch stopped) {
    if (stopped.getCount() == 0) {
      return;
    }
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    LogOutput.flush();
    Runtime.getRuntime().halt(ExitCode.OK);
  }
}
