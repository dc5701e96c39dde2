package net.relay6.bench.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Runs relay6 and other relays side by side under the same load, on real links in namespaces of
 * their own, and prints every run, the medians as one table with ratios, and pictures. Needs root,
 * a C compiler, and the programs it compares with.
 *
 * <pre>
 * NetworkBenchmarks ROOT TOOLS OUT [--quick] [--more] [--relay=RELAY]... [PART...]
 * </pre>
 *
 * <p>Runs of parts that are not named stay as they are, and count in the tables. With {@code
 * --more} so do earlier runs of those that are named.
 */
public final class NetworkBenchmarks {

  private final Path root;
  private final Bout bout;
  private final List<Contender> relays;
  private final Runs runs;

  private NetworkBenchmarks(Path root, Path tools, List<Contender> relays, Runs runs) {
    this.root = root;
    this.bout = new Bout(root, tools);
    this.relays = relays;
    this.runs = runs;
  }

  /** Runs them; {@code TOOLS} has the load tools, {@code OUT} gets the results. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath();
    Path tools = Path.of(args[1]).toAbsolutePath();
    Path out = Files.createDirectories(Path.of(args[2]));
    Choice choice = Choice.of(List.of(args).subList(3, args.length));
    Runs runs = new Runs(out);
    if (!choice.isMore()) {
      for (Part part : choice.parts()) {
        runs.forget(part.name());
      }
    }
    System.out.println(Measurement.title());
    for (int round = 0; round < choice.rounds(); round++) {
      choice.parts().forEach(new NetworkBenchmarks(root, tools, choice.relays(), runs)::run);
    }
    write(out, new Medians(runs.all()));
  }

  private void run(Part part) {
    if (part.isOnStockKernel()) {
      try (KernelLimits _ = KernelLimits.stock()) {
        measure(part);
      }
    } else {
      measure(part);
    }
  }

  private void measure(Part part) {
    try (Network network = new Network(part.links(), part.servers())) {
      for (Contender contender : part.contenders()) {
        if (relays.contains(contender) && contender.runsFrom(root)) {
          bout.run(contender, network, part.loads(), measured -> keep(part, measured));
        }
      }
    }
  }

  private void keep(Part part, Measurement measured) {
    System.out.println(measured.row());
    try {
      runs.add(part.name(), measured);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void write(Path out, Medians medians) throws IOException {
    String summary = new Summary(medians).toString();
    System.out.println(summary);
    Files.writeString(out.resolve("results.md"), summary);
    Pictures pictures = new Pictures(medians);
    Map<String, Plot> plots =
        Map.of(
            "throughput", pictures.throughput(),
            "processor", pictures.processor(),
            "latency", pictures.latency(),
            "servers", pictures.servers(),
            "links", pictures.links());
    for (Map.Entry<String, Plot> plot : plots.entrySet()) {
      Files.writeString(out.resolve(plot.getKey() + ".svg"), plot.getValue().svg());
    }
  }
}
