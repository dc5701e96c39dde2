package net.relay6.cli;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import net.relay6.agent.FaultSink;
import net.relay6.agent.InboundDatagram;
import net.relay6.agent.Observer;
import net.relay6.agent.RelayCounters;
import net.relay6.assembly.Assembled;
import net.relay6.assembly.NeighbourDemand;
import net.relay6.assembly.PlanAssembly;
import net.relay6.assembly.StateProblems;
import net.relay6.settings.RelaySettings;
import net.relay6.wire.DhcpMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code relay6 check}: what is wrong with the settings, or what would be run. */
@Command(
    name = "check",
    header = "Prints every mistake in the settings, or the plan they make here.",
    description = {
      "Prints every mistake in the settings with its file and line, or the plan relay6 would run on"
          + " this machine now. Opens no socket and needs no privilege."
    },
    footer = {"", "Example: relay6 check --config /etc/relay6/relay6.conf"})
final class CheckCommand implements Callable<Integer> {

  @Mixin private ConfigOption config = new ConfigOption();
  @Spec private CommandSpec spec;

  CheckCommand() {}

  @Override
  public Integer call() {
    Optional<LoadedSettings> loaded = config.read(spec.commandLine().getErr());
    if (loaded.isEmpty()) {
      return ExitCode.MISTAKE;
    }
    RelaySettings settings = loaded.get().settings();
    PrintWriter out = spec.commandLine().getOut();
    Assembled assembled = assemble(settings);
    out.println(new PlanDescription(settings, assembled));
    Stream.concat(StateProblems.find(settings).stream(), neighbours(assembled).stream())
        .forEach(problem -> out.println("WARNING: " + problem));
    return ExitCode.OK;
  }

  /** Said here alone: where it comes true, the running relay says that. */
  private static Optional<String> neighbours(Assembled assembled) {
    return ThisMachine.platform()
        .neighbours()
        .count()
        .flatMap(table -> NeighbourDemand.warning(assembled, table));
  }

  private static Assembled assemble(RelaySettings settings) {
    return new PlanAssembly(
            settings,
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new NothingRuns(),
            List.of(),
            () -> 0)
        .assemble(ThisMachine.surroundings(settings));
  }

  /** A plan that is only described relays nothing, so nothing can fail. */
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
