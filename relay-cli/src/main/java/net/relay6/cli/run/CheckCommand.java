package net.relay6.cli.run;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.agent.FaultSink;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.cli.shared.ConfigOption;
import net.relay6.cli.shared.ExitCode;
import net.relay6.counters.RelayCounters;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.Warning;
import net.relay6.planning.warning.PlanReview;
import net.relay6.platform.linux.ThisMachine;
import net.relay6.runtime.EnvironmentReader;
import net.relay6.runtime.state.StateProblems;
import net.relay6.runtime.watch.NeighbourDemand;
import net.relay6.runtime.watch.PortWatch;
import net.relay6.settings.RelaySettings;
import net.relay6.wire.DhcpMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 check}: prints the mistakes in the configuration, or the resulting plan. */
@Command(
    name = "check",
    header = "Prints every mistake in the configuration, or the resulting plan.",
    description = {
      "Prints every mistake in the configuration with its file and line; or the plan relay6 would"
          + " run on this machine now, with a warning for everything that will not work as"
          + " intended. Opens no socket and needs no privilege."
    },
    exitCodeList = {
      "0:The configuration can be run; there may be warnings.",
      "1:The command failed; the message says why.",
      "2:The configuration or the command line is wrong; with --strict also: there are warnings."
    },
    footer = {"", "Example: relay6 check --strict --config relay6.conf"})
public final class CheckCommand implements Callable<Integer> {

  @Mixin private ConfigOption config = new ConfigOption();

  @Option(names = "--strict", description = "Treats warnings as errors: exit code 2.")
  private boolean strict;

  @Spec private CommandSpec spec;

  CheckCommand() {}

  @Override
  public Integer call() {
    Optional<LoadedSettings> loaded = config.read(spec.commandLine().getErr());
    if (loaded.isEmpty()) {
      return ExitCode.MISTAKE;
    }
    RelaySettings settings = loaded.get().settings();
    Environment environment = EnvironmentReader.read(settings, ThisMachine.platform());
    AssembledPlan assembled = assemble(settings, environment);
    PrintWriter out = spec.commandLine().getOut();
    out.println(new PlanDescription(settings, assembled));
    List<LoadedSettings.LocatedWarning> warnings =
        loaded.get().locate(warnings(settings, assembled, environment));
    warnings.forEach(warning -> out.println("WARNING: " + warning));
    out.println("0 errors, " + ConfigOption.counted(warnings.size(), "warning"));
    return strict && !warnings.isEmpty() ? ExitCode.MISTAKE : ExitCode.OK;
  }

  /**
   * Also warnings without a key, which only this command prints: a running relay reports them when
   * they take effect.
   */
  private static List<Warning> warnings(
      RelaySettings settings, AssembledPlan assembled, Environment environment) {
    List<Warning> warnings =
        new ArrayList<>(PlanReview.of(settings, assembled, environment.interfaces()));
    StateProblems.find(settings).forEach(problem -> warnings.add(new Warning("", problem)));
    neighbours(assembled).ifPresent(problem -> warnings.add(new Warning("", problem)));
    warnings.addAll(
        PortWatch.warnings(assembled, environment.interfaces(), ThisMachine.platform().ports()));
    return warnings;
  }

  private static Optional<String> neighbours(AssembledPlan assembled) {
    return ThisMachine.platform()
        .neighbours()
        .count()
        .flatMap(table -> NeighbourDemand.warning(assembled, table));
  }

  private static AssembledPlan assemble(RelaySettings settings, Environment environment) {
    return new PlanAssembly(
            settings,
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new NothingRuns(),
            List.of(),
            () -> 0)
        .assemble(environment);
  }

  /** A plan that is only printed relays nothing, so it has no faults. */
  private static final class NothingRuns implements FaultSink {

    @Override
    public void taskFailed(RuntimeException fault) {
      throw fault;
    }

    @Override
    public void fatal(Error fault) {
      throw fault;
    }

    @Override
    public void agentFailed(InboundDatagram datagram, RuntimeException fault) {
      throw fault;
    }

    @Override
    public void observerFailed(Observer observer, DhcpMessage message, RuntimeException fault) {
      throw fault;
    }
  }
}
