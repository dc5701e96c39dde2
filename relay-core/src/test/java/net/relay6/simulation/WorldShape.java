package net.relay6.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.fixtures.random.Seeded;
import net.relay6.fixtures.scripted.Duid;
import net.relay6.fixtures.scripted.PoolModel;
import net.relay6.fixtures.simulation.Weather;
import net.relay6.testing.InventedInterfaces;

/**
 * What a world is made of.
 *
 * @param links client links, each with a prefix of its own
 * @param clientsPerLink clients on each; the addresses are the same on all
 * @param servers servers, all behind the same relay
 * @param model how the servers share addresses
 * @param weather what becomes of datagrams
 * @param silentServer the server that falls silent for good, if any; never the first
 */
record WorldShape(
    int links,
    int clientsPerLink,
    int servers,
    PoolModel model,
    Weather weather,
    OptionalInt silentServer) {

  /** A shape drawn from {@code random}. */
  static WorldShape drawnFrom(Seeded random) {
    int servers = 1 + random.below(4);
    return new WorldShape(
        1 + random.below(5),
        1 + random.below(6),
        servers,
        random.pick(List.of(PoolModel.values())),
        new Weather(random, random.below(25), random.below(25), 1 + random.below(400)),
        servers > 1 ? OptionalInt.of(1 + random.below(servers - 1)) : OptionalInt.empty());
  }

  /** The servers' names. */
  List<String> serverNames() {
    return IntStream.range(0, servers).mapToObj(number -> "s" + number).toList();
  }

  /** The relay's settings. */
  String settings() {
    String destinations =
        IntStream.range(0, servers)
            .mapToObj(
                number -> "s%d { address = \"2001:db8:ff::%x\" }".formatted(number, number + 1))
            .collect(Collectors.joining(", "));
    String attached =
        IntStream.range(0, links)
            .mapToObj(number -> "{ interface = lan" + number + " }")
            .collect(Collectors.joining(", "));
    return "relay6 { servers { %s }, links = [ %s ] }".formatted(destinations, attached);
  }

  /** The relay's interfaces. */
  InventedInterfaces interfaces() {
    InventedInterfaces interfaces = new InventedInterfaces();
    for (int link = 0; link < links; link++) {
      interfaces.apply(
          "lan%d %d up 1500 fe80::ff/64 %s/64".formatted(link, link + 2, linkAddress(link)));
    }
    return interfaces;
  }

  /** Where all clients are. */
  List<Host> hosts() {
    List<Host> hosts = new ArrayList<>();
    for (int link = 0; link < links; link++) {
      for (int client = 1; client <= clientsPerLink; client++) {
        Duid duid = Duid.ofEthernet(new byte[] {2, 0, 0, 0, (byte) link, (byte) client});
        hosts.add(new Host("lan" + link, linkAddress(link), "fe80::1:" + client, duid));
      }
    }
    return hosts;
  }

  private static String linkAddress(int link) {
    return "2001:db8:%x:1::1".formatted(link + 1);
  }
}
