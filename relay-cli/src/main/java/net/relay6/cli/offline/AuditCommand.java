package net.relay6.cli.offline;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ConfigOption;
import net.relay6.cli.shared.ExitCode;
import net.relay6.daemon.admin.Json;
import net.relay6.daemon.reload.LoadedSettings;
import net.relay6.observer.finding.Finding;
import net.relay6.settings.RelaySettings;
import net.relay6.tools.audit.Audit;
import net.relay6.tools.audit.AuditReport;
import net.relay6.tools.audit.AuditText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code relay6 audit}: what captures show about a server set, with any relay in front of it. */
@Command(
    name = "audit",
    header = "Finds what is wrong with a server set in captures of any relay.",
    description = {
      "Reads captures of tcpdump, dumpcap or relay6, taken before or behind any relay, and prints"
          + " how each server answers and what is wrong with the set. Several files are read as"
          + " one. docs/audit.md describes how to capture and how to read the result."
    },
    exitCodeList = {
      "0:Nothing was found that is at least as severe as --fail-on.",
      "1:A capture cannot be read, or not to its end, or relay6 can decode none of its packets;"
          + " what was read is printed.",
      "2:The configuration or the command line is wrong.",
      "4:Something was found that is at least as severe as --fail-on, even if not all could be"
          + " read."
    },
    footer = {
      "",
      "Examples: relay6 audit lan.pcap wan.pcap",
      "          relay6 audit --config relay6.conf --json night.pcapng"
    })
public final class AuditCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "pcap or pcapng, also gzipped.")
  private List<Path> files = List.of();

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description =
          "A configuration of relay6: its names of servers and links are used, and its"
              + " server-set is checked.")
  private Optional<Path> config = Optional.empty();

  @Option(names = "--json", description = "Prints JSON.")
  private boolean json;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "warning",
      description =
          "Exit code 4 for findings of this severity or higher: ${COMPLETION-CANDIDATES}; default:"
              + " ${DEFAULT-VALUE}.")
  private Finding.Severity failOn = Finding.Severity.WARNING;

  @Spec private CommandSpec spec;

  AuditCommand() {}

  @Override
  public Integer call() throws CannotDo {
    files.forEach(this::requireFile);
    Optional<RelaySettings> settings = Optional.empty();
    if (config.isPresent()) {
      settings =
          ConfigOption.read(config.get(), spec.commandLine().getErr())
              .map(LoadedSettings::settings);
      if (settings.isEmpty()) {
        return ExitCode.MISTAKE;
      }
    }
    AuditReport report = audit(settings);
    print(report, spec.commandLine().getOut());
    return exitCode(report);
  }

  private int exitCode(AuditReport report) {
    if (report.hasAtLeast(failOn)) {
      return ExitCode.FOUND;
    }
    return report.hasGaps() ? ExitCode.FAILED : ExitCode.OK;
  }

  /** Captures are read more than once, which is not possible with a pipe. */
  private void requireFile(Path file) {
    if (!Files.exists(file)) {
      throw new ParameterException(spec.commandLine(), file + " does not exist.");
    }
    if (!Files.isRegularFile(file)) {
      throw new ParameterException(
          spec.commandLine(), file + " is no file; capture to a file first, with -w.");
    }
  }

  private AuditReport audit(Optional<RelaySettings> settings) throws CannotDo {
    try {
      Audit.Progress progress = new Audit.Progress(spec.commandLine().getErr(), System::nanoTime);
      return new Audit(files, settings, progress).run();
    } catch (Audit.CannotRead fault) {
      throw new CannotDo(String.valueOf(fault.getMessage()), fault);
    }
  }

  private void print(AuditReport report, PrintWriter out) {
    if (json) {
      out.print(Json.write(report));
      out.flush();
    } else {
      new AuditText(out).print(report);
    }
  }
}
