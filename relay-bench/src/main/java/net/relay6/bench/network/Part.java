package net.relay6.bench.network;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A part of the benchmark of relays side by side: several relays under the same loads.
 *
 * @param name what it is asked for by
 * @param links how many links the relay has
 * @param servers how many servers there are
 * @param contenders the relays, in the order they take turns
 * @param loads what each of them gets, in turn
 * @param isOnStockKernel whether the kernel has the limits it has by default
 */
record Part(
    String name,
    int links,
    int servers,
    List<Contender> contenders,
    List<Load> loads,
    boolean isOnStockKernel) {

  /** How many links there are where it is said to be many. */
  static final int MANY_LINKS = 1_000;

  /** The rate at which links are compared, messages a second. */
  static final int LINK_RATE = 10_000;

  /** How many clients lose power at the same moment. */
  static final int CROWD_SIZE = 20_000;

  /** Clients seen for the first time: fewer than a stock kernel has neighbours. */
  static final int NEWCOMER_COUNT = 800;

  /** Long enough that a hundred messages in ten thousand are no accident. */
  private static final double LATENCY_SECONDS = 10;

  private static final int CROWD_RATE = 5_000;
  private static final int NEWCOMER_RATE = 200;

  /** Numbers of clients that no other load has. */
  private static final int CROWD_LOWEST = 1_000_000;

  private static final int NEWCOMERS_LOWEST = 2_000_000;

  private static final int[] RATES = {
    10_000, 20_000, 30_000, 40_000, 50_000, 60_000, 70_000, 80_000, 100_000, 120_000, 140_000,
    160_000, 180_000
  };
  private static final int[] FEW_RATES = {LINK_RATE, 20_000, 80_000, 120_000, 140_000};

  /** All of them, each load of so many seconds where it may be of any length. */
  static List<Part> all(double seconds) {
    List<Contender> few = List.of(Contender.RELAY6, Contender.BARE, Contender.LIMIT);
    return List.of(
        ofOneClient("rates", 1, 2, Contender.SIDE_BY_SIDE, rates(seconds, RATES)),
        ofOneClient("latency", 1, 2, Contender.SIDE_BY_SIDE, rates(LATENCY_SECONDS, LINK_RATE)),
        ofOneClient("one-server", 1, 1, few, rates(seconds, FEW_RATES)),
        ofOneClient("eight-servers", 1, 8, few, rates(seconds, FEW_RATES)),
        ofOneClient("sixteen-servers", 1, 16, few, rates(seconds, FEW_RATES)),
        ofOneClient(
            "links",
            257,
            2,
            List.of(Contender.RELAY6, Contender.DHCRELAY),
            rates(seconds, FEW_RATES)),
        ofOneClient("thousand-links", MANY_LINKS, 2, few, manyLinks(seconds)),
        onStockKernel("crowd", Load.onceEach(CROWD_RATE, CROWD_SIZE, CROWD_LOWEST)),
        onStockKernel("newcomers", Load.onceEach(NEWCOMER_RATE, NEWCOMER_COUNT, NEWCOMERS_LOWEST)));
  }

  private static Part ofOneClient(
      String name, int links, int servers, List<Contender> contenders, List<Load> loads) {
    return new Part(name, links, servers, contenders, loads, false);
  }

  private static Part onStockKernel(String name, Load load) {
    List<Contender> all =
        Stream.concat(Contender.SIDE_BY_SIDE.stream(), Stream.of(Contender.BY_SOCKET)).toList();
    return new Part(name, 1, 2, all, List.of(load), true);
  }

  private static List<Load> rates(double seconds, int... rates) {
    return IntStream.of(rates).mapToObj(rate -> Load.ofOneClient(rate, seconds)).toList();
  }

  /** One client on the first of them, then one on each. */
  private static List<Load> manyLinks(double seconds) {
    return Stream.concat(
            rates(seconds, FEW_RATES).stream(),
            Stream.of(Load.ofOneClientOnEach(MANY_LINKS, LINK_RATE, seconds)))
        .toList();
  }
}
