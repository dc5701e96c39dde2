package net.relay6.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import net.relay6.fixtures.lab.LabProcess;

/**
 * Measures one relay on one network: starts it, warms it up, loads it, and looks at its process
 * meanwhile. Each of relay, generator and servers has processors of its own where there are enough.
 */
final class Bout {

  private static final int WARM_UP_RATE = 8_000;
  private static final double WARM_UP_SECONDS = 4;
  private static final int CLOCK_TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 13;
  private static final int SYSTEM_TIME = 14;

  private final Path root;
  private final Path scratch;
  private final double seconds;
  private final int processors = Runtime.getRuntime().availableProcessors();

  /** Bouts of {@code seconds}, with programs and files in {@code scratch}. */
  Bout(Path root, Path scratch, double seconds) {
    this.root = root;
    this.scratch = scratch;
    this.seconds = seconds;
  }

  /** Loads the relay with each of the rates in turn. */
  List<Measurement> run(Contender contender, Network network, List<Integer> rates) {
    return run(contender, network, rates, _ -> {});
  }

  /** The same; {@code measured} is told of each when it is done. */
  List<Measurement> run(
      Contender contender, Network network, List<Integer> rates, Consumer<Measurement> measured) {
    List<LabProcess> servers = network.startServers(scratch, processors < 4 ? "1" : "2,3");
    LabProcess relay = network.startRelay(contender.command(root, network, scratch), "0");
    try {
      if (contender.ready().isEmpty()) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
      } else {
        relay.awaitLine(contender.ready());
      }
      network.load(scratch, WARM_UP_RATE, WARM_UP_SECONDS, generator());
      return rates.stream()
          .map(rate -> measure(contender, network, relay, rate))
          .peek(measured)
          .toList();
    } finally {
      relay.close();
      servers.forEach(LabProcess::close);
    }
  }

  private Measurement measure(Contender contender, Network network, LabProcess relay, int rate) {
    double before = processorSeconds(relay.pid());
    String generated = network.load(scratch, rate, seconds, generator());
    double used = processorSeconds(relay.pid()) - before;
    return Measurement.of(
        contender, network, rate, generated, used, residentMebibytes(relay.pid()));
  }

  private String generator() {
    return processors < 4 ? "1" : "1,2";
  }

  private static double processorSeconds(long pid) {
    String[] fields = read(Path.of("/proc/" + pid + "/stat")).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    return (double) ticks / CLOCK_TICKS_PER_SECOND;
  }

  private static long residentMebibytes(long pid) {
    return read(Path.of("/proc/" + pid + "/status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kibibytes -> Long.parseLong(kibibytes) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
