package net.relay6.bench.network;

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
  private static final int CLOCK_TICKS_PER_SECOND = 100;
  private static final int USER_TIME = 13;
  private static final int SYSTEM_TIME = 14;

  private final Path root;
  private final Path scratch;
  private final int processors = Runtime.getRuntime().availableProcessors();

  /**
   * Bouts of the relay6 in the source tree {@code root}, with programs and files in {@code
   * scratch}.
   */
  Bout(Path root, Path scratch) {
    this.root = root;
    this.scratch = scratch;
  }

  /** Loads the relay with each of the loads in turn. */
  List<Measurement> run(Contender contender, Network network, List<Load> loads) {
    return run(contender, network, loads, _ -> {});
  }

  /** The same; {@code measured} gets each when it is done. */
  List<Measurement> run(
      Contender contender, Network network, List<Load> loads, Consumer<Measurement> measured) {
    List<LabProcess> servers = network.startServers(scratch, processors < 4 ? "1" : "2,3");
    LabProcess relay = network.startRelay(contender.command(root, network, scratch), "0");
    try {
      if (contender.ready().isEmpty()) {
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
      } else {
        relay.awaitLine(contender.ready());
      }
      network.load(scratch, Load.ofOneClient(WARM_UP_RATE, contender.warmUpSeconds()), generator());
      return loads.stream()
          .map(load -> measure(contender, network, relay, load))
          .peek(_ -> requireAlive(relay, servers))
          .peek(measured)
          .toList();
    } finally {
      relay.close();
      servers.forEach(LabProcess::close);
    }
  }

  /** What was measured while a server or the relay was gone is no measurement. */
  private static void requireAlive(LabProcess relay, List<LabProcess> servers) {
    if (!relay.isAlive() || !servers.stream().allMatch(LabProcess::isAlive)) {
      throw new IllegalStateException("the relay or a server has ended\n" + relay.output());
    }
  }

  private Measurement measure(Contender contender, Network network, LabProcess relay, Load load) {
    network.forgetNeighbours();
    double before = processorSeconds(relay.pid());
    String generated = network.load(scratch, load, generator());
    double used = processorSeconds(relay.pid()) - before;
    return new Measurement(
        contender,
        network.servers().size(),
        network.links().size(),
        load,
        generated,
        used,
        residentMebibytes(relay.pid()));
  }

  private String generator() {
    return "1";
  }

  private static double processorSeconds(long pid) {
    String[] fields = Network.read(Path.of("/proc/" + pid + "/stat")).split(" ", -1);
    long ticks = Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]);
    return (double) ticks / CLOCK_TICKS_PER_SECOND;
  }

  private static long residentMebibytes(long pid) {
    return Network.read(Path.of("/proc/" + pid + "/status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(kibibytes -> Long.parseLong(kibibytes) / 1024)
        .findFirst()
        .orElse(0);
  }
}
