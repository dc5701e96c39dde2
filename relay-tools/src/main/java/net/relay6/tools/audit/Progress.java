package net.relay6.tools.audit;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Prints the progress of an audit that takes long. */
public final class Progress {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final PrintWriter out;
  private final LongSupplier nanoClock;
  private String what = "";
  private long octets;
  private long octetsRead;
  private long saidNanos;

  /** Prints progress to {@code out}, by the time of {@code nanoClock}. */
  public Progress(PrintWriter out, LongSupplier nanoClock) {
    this.out = out;
    this.nanoClock = nanoClock;
    saidNanos = nanoClock.getAsLong();
  }

  /** Starts a pass over all files. */
  void begin(String reading, List<Path> files) {
    what = reading;
    octets = Math.max(1, files.stream().mapToLong(Progress::length).sum());
    octetsRead = 0;
  }

  /** Adds octets read. */
  void read(long more) {
    octetsRead += more;
    long now = nanoClock.getAsLong();
    if (now - saidNanos >= PATIENCE_NANOS) {
      saidNanos = now;
      out.printf("relay6: reading %s: %d %%%n", what, Math.min(100, octetsRead * 100 / octets));
      out.flush();
    }
  }

  private static long length(Path file) {
    return file.toFile().length();
  }
}
