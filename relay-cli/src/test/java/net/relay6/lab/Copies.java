package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.relay6.fixtures.lab.CapturedDatagram;
import net.relay6.net.Ipv6Address;

/** Compares what clients sent with what each server got, octet for octet. */
final class Copies {

  private static final int RELAY_FORW = 12;
  private static final int RELAY_REPL = 13;
  private static final int CLIENT_PORT = 546;

  /** The DUID by which relay6 itself asks a server that does not respond. */
  private static final String RELAY6_DUID = "00049b0d6a1e5c7f4f0e8e6172656c617936";

  private Copies() {}

  /** Fails unless each server got each client message as often as it was sent, and nothing else. */
  static void assertOneForEach(
      List<String> servers, List<CapturedDatagram> onLinks, List<CapturedDatagram> upstream) {
    Map<String, Long> sent =
        count(
            onLinks.stream()
                .filter(datagram -> datagram.destination().equals("ff02::1:2"))
                .map(datagram -> datagram.source() + " " + datagram.payload())
                .toList());
    for (String server : servers) {
      Map<String, Long> received =
          count(
              copies(server, upstream)
                  .map(datagram -> peer(datagram) + " " + datagram.relayed())
                  .toList());
      assertEquals(sent, received, server);
    }
    assertEquals(
        1,
        servers.stream().map(server -> frames(server, upstream)).distinct().count(),
        "sets of frames that the servers got");
  }

  /** Fails unless each answer of a server went to its client once, and nothing else did. */
  static void assertAnswersDelivered(
      List<CapturedDatagram> onLinks, List<CapturedDatagram> upstream) {
    Map<String, Long> answered =
        count(
            upstream.stream()
                .filter(datagram -> datagram.type() == RELAY_REPL)
                .map(datagram -> peer(datagram) + " " + datagram.relayed())
                .toList());
    Map<String, Long> delivered =
        count(
            onLinks.stream()
                .filter(datagram -> datagram.destinationPort() == CLIENT_PORT)
                .map(datagram -> datagram.destination() + " " + datagram.payload())
                .toList());
    assertEquals(answered, delivered);
  }

  /** Of messages of clients. */
  private static Stream<CapturedDatagram> copies(String server, List<CapturedDatagram> upstream) {
    return upstream.stream()
        .filter(datagram -> datagram.destination().equals(server))
        .filter(datagram -> datagram.type() == RELAY_FORW)
        .filter(datagram -> !datagram.relayed().contains(RELAY6_DUID));
  }

  private static Set<String> frames(String server, List<CapturedDatagram> upstream) {
    Set<String> frames = new TreeSet<>();
    copies(server, upstream).forEach(datagram -> frames.add(datagram.payload()));
    return frames;
  }

  /** The types of the messages that clients sent. */
  static Set<Integer> types(List<CapturedDatagram> onLinks) {
    Set<Integer> types = new TreeSet<>();
    onLinks.stream()
        .filter(datagram -> datagram.destination().equals("ff02::1:2"))
        .forEach(datagram -> types.add(datagram.type()));
    return types;
  }

  private static String peer(CapturedDatagram relayed) {
    return Ipv6Address.of(HexFormat.of().parseHex(relayed.payload().substring(18 * 2, 34 * 2)))
        .toString();
  }

  private static Map<String, Long> count(List<String> all) {
    Map<String, Long> counts = new HashMap<>();
    all.forEach(one -> counts.merge(one, 1L, Long::sum));
    return counts;
  }
}
