package net.relay6.cli.shared;

import java.io.PrintWriter;
import java.time.Duration;

/**
 * Prints with a time limit of two seconds, so that the process continues or ends even if the reader
 * of its output has stopped reading.
 */
public final class Printing {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private Printing() {}

  /** Prints a line. */
  public static void line(PrintWriter out, Object line) throws InterruptedException {
    run(out, () -> out.println(line));
  }

  /** Runs {@code prints}, which prints to {@code out}, on a thread of its own. */
  public static void run(PrintWriter out, Runnable prints) throws InterruptedException {
    Thread printer =
        Thread.ofPlatform()
            .name("relay6-print")
            .daemon()
            .start(() -> {
              prints.run();
              out.flush();
            });
    boolean _ = printer.join(LIMIT);
  }
}
