package net.relay6.cli.ask;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.relay6.cli.shared.CannotDo;
import net.relay6.cli.shared.ExitCode;
import net.relay6.daemon.admin.AdminClient;
import net.relay6.daemon.events.ConfidentialFile;
import net.relay6.option.OptionCodecs;
import net.relay6.tools.capture.CaptureRun;
import net.relay6.tools.capture.DatagramPrinter;
import net.relay6.wire.FramePrinter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code relay6 capture}: what a running relay receives and sends. */
@Command(
    name = "capture",
    header = "Shows what a running relay receives and sends, and what becomes of it.",
    description = {
      "Prints one line for each datagram until stopped, or writes a pcapng file, whatever its name,"
          + " for tshark, Wireshark and `relay6 decode`. With --link, it captures the messages from"
          + " and to that link on both sides of the relay; with --server, the messages from and to"
          + " that server, and the clients' side of them. A slow reader loses datagrams, which are"
          + " counted; relaying never waits."
    },
    footer = {
      "",
      "Examples: relay6 capture --link lan0",
      "          relay6 capture --server alpha --seconds 60 -w alpha.pcapng",
      "          relay6 capture -w - | tshark -r -"
    })
public final class CaptureCommand implements Callable<Integer> {

  private static final String TYPES = "application/x-pcapng, text/plain";

  /** How long a relay may take to end a capture. */
  private static final long TIMEOUT_SECONDS = 2;

  @Mixin private AdminOption admin = new AdminOption();

  @Option(
      names = "--link",
      paramLabel = "LINK",
      description =
          "Only this link; `unicast` for this machine's unicast addresses. May be repeated.")
  private List<String> links = List.of();

  @Option(
      names = "--server",
      paramLabel = "SERVER",
      description = "Only this server. May be repeated.")
  private List<String> servers = List.of();

  @Option(
      names = {"-w", "--write"},
      paramLabel = "FILE",
      description =
          "Write pcapng to this file, - for standard output, and print no lines. A new file has"
              + " mode 0640 at most. Symbolic links are not followed.")
  private Optional<String> file = Optional.empty();

  @Option(
      names = {"-v", "--verbose"},
      description = "Print every level and option of each message.")
  private boolean verbose;

  @Option(names = "--count", paramLabel = "N", description = "Stop after this number of datagrams.")
  private long countMax;

  @Option(names = "--seconds", paramLabel = "N", description = "Stop after this number of seconds.")
  private long secondsMax;

  @Spec private CommandSpec spec;

  CaptureCommand() {}

  @Override
  public Integer call() throws CannotDo {
    try (AdminClient.ResponseStream input = admin.client().open("GET", target(), TYPES);
        OutputStream written = open()) {
      run(input, new CaptureRun(input, input::end, output(written), countMax));
      return ExitCode.OK;
    } catch (AdminClient.NoResponse fault) {
      throw new CannotDo(String.valueOf(fault.getMessage()), fault);
    } catch (IOException fault) {
      throw new CannotDo("the capture ended early: " + fault.getMessage(), fault);
    }
  }

  private void run(AdminClient.ResponseStream input, CaptureRun run) throws IOException {
    CountDownLatch finished = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> finish(input, run, finished)));
    try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor()) {
      if (secondsMax > 0) {
        var _ = timer.schedule(run::stop, secondsMax, TimeUnit.SECONDS);
      }
      run.run();
      timer.shutdownNow();
    } finally {
      PrintWriter err = spec.commandLine().getErr();
      err.println(run.summary());
      err.flush();
      finished.countDown();
    }
  }

  /** Runs when a signal ends the JVM: a requested stop is no failure, so the exit code is 0. */
  private static void finish(
      AdminClient.ResponseStream input, CaptureRun run, CountDownLatch finished) {
    if (finished.getCount() == 0) {
      return;
    }
    run.stop();
    try {
      if (!finished.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        input.close();
        finished.await();
      }
    } catch (IOException _) {
      // The input is closed already, and the process ends anyway.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(ExitCode.OK);
  }

  private String target() {
    AdminOption.Query query = new AdminOption.Query("/capture");
    query.addAll("link", links);
    query.addAll("server", servers);
    return query.toString();
  }

  /** Only once the relay captures: the capture before stays where it cannot be asked. */
  private OutputStream open() throws CannotDo {
    if (file.isEmpty()) {
      return OutputStream.nullOutputStream();
    }
    return file.get().equals("-") ? System.out : open(Path.of(file.get()));
  }

  private static OutputStream open(Path path) throws CannotDo {
    try {
      return new BufferedOutputStream(
          Channels.newOutputStream(
              new ConfidentialFile(path, "with -w, or - for standard output").overwrite()));
    } catch (IOException fault) {
      throw new CannotDo("cannot write %s: %s".formatted(path, reason(fault)), fault);
    }
  }

  private static String reason(IOException fault) {
    return switch (fault) {
      case AccessDeniedException _ -> "no permission";
      case NoSuchFileException _ -> "there is no such folder";
      case FileSystemException failed when failed.getReason() != null -> failed.getReason();
      default -> String.valueOf(fault.getMessage());
    };
  }

  private CaptureRun.Output output(OutputStream written) {
    return file.isPresent()
        ? new CaptureRun.FileOutput(written)
        : new CaptureRun.LinesOutput(
            spec.commandLine().getOut(),
            new DatagramPrinter(new FramePrinter(OptionCodecs.describer())),
            verbose);
  }
}
