package net.relay6.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs relay6 and other relays side by side under the same load, on real links in namespaces of
 * their own, and prints every run, the medians as one table with ratios, and pictures. Needs root,
 * a C compiler, and the programs it compares with.
 *
 * <pre>
 * NetworkBenchmarks ROOT TOOLS OUT [--quick]
 * </pre>
 */
public final class NetworkBenchmarks {

  private static final List<Integer> RATES =
      List.of(10_000, 20_000, 30_000, 50_000, 80_000, 100_000, 120_000, 140_000);

  private static final List<Integer> FEW_RATES = List.of(20_000, 80_000, 120_000);

  private static final int ROUNDS = 3;

  private NetworkBenchmarks() {}

  /** Runs them; {@code TOOLS} has the load tools, {@code OUT} gets the results. */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]).toAbsolutePath();
    Path tools = Path.of(args[1]).toAbsolutePath();
    Path out = Files.createDirectories(Path.of(args[2]));
    boolean quick = args.length > 3 && args[3].equals("--quick");
    Bout bout = new Bout(root, tools, quick ? 2 : 3);
    List<Integer> rates = quick ? FEW_RATES : RATES;
    int rounds = quick ? 1 : ROUNDS;
    List<Measurement> all = new ArrayList<>();
    System.out.println(Measurement.title());
    for (int round = 0; round < rounds; round++) {
      duel(bout, 1, 2, rates, Contender.SIDE_BY_SIDE, all);
      duel(bout, 1, 1, FEW_RATES, List.of(Contender.RELAY6, Contender.BARE), all);
      duel(bout, 1, 8, FEW_RATES, List.of(Contender.RELAY6, Contender.BARE), all);
      duel(bout, 1, 16, FEW_RATES, List.of(Contender.RELAY6, Contender.BARE), all);
      duel(bout, 257, 2, FEW_RATES, List.of(Contender.RELAY6, Contender.DHCRELAY), all);
      duel(bout, 1000, 2, FEW_RATES, List.of(Contender.RELAY6), all);
    }
    Summary summary = new Summary(all);
    System.out.println(summary);
    Files.writeString(out.resolve("results.md"), summary.toString());
    Pictures pictures = new Pictures(summary);
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

  private static void duel(
      Bout bout,
      int links,
      int servers,
      List<Integer> rates,
      List<Contender> contenders,
      List<Measurement> all) {
    try (Network network = new Network(links, servers)) {
      for (Contender contender : contenders) {
        for (Measurement measured : bout.run(contender, network, rates)) {
          System.out.println(measured.row());
          all.add(measured);
        }
      }
    }
  }
}
