package net.relay6.bench.network;

import java.util.List;
import java.util.Locale;

/**
 * What the generator sends: SOLICITs at a fixed rate, from one client after the other.
 *
 * @param rate messages a second
 * @param seconds how long
 * @param clients how many there are, each with a hardware address and a link-local address of its
 *     own
 * @param lowest the number of the lowest client; those of two loads differ where the numbers do
 * @param next which client begins, counted from the lowest
 * @param links over how many links they are spread
 */
record Load(int rate, double seconds, int clients, int lowest, int next, int links) {

  /** One client, on the first link. */
  static Load ofOneClient(int rate, double seconds) {
    return new Load(rate, seconds, 1, 0, 0, 1);
  }

  /** Clients on the first link, each of which sends once. */
  static Load onceEach(int rate, int clients, int lowest) {
    return new Load(rate, (double) clients / rate, clients, lowest, 0, 1);
  }

  /** One client on each link. */
  static Load ofOneClientOnEach(int links, int rate, double seconds) {
    return new Load(rate, seconds, links, 0, 0, links);
  }

  /** The generator's arguments. */
  List<String> arguments(int servers) {
    return List.of(
        String.valueOf(rate),
        String.format(Locale.ROOT, "%.3f", seconds),
        String.valueOf(servers),
        "clients=" + clients,
        "base=" + lowest,
        "next=" + next,
        "links=" + links);
  }
}
