package net.relay6.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.fixtures.random.Seeded;
import net.relay6.fixtures.simulation.SimulatedNetwork;
import net.relay6.fixtures.simulation.SimulatedServer;
import net.relay6.net.Octets;
import net.relay6.testing.InventedInterfaces;
import net.relay6.testing.RecordingOutbox;
import net.relay6.testing.RelayBench;

/** One run: what happens is drawn from a seed, and what must hold is checked from outside. */
final class Simulation {

  /** A datagram on its way to the relay, a server, or a client. */
  private sealed interface Datagram {
    record ToRelay(int link, String client, Octets frame) implements Datagram {}

    record ToServer(int server, Octets frame) implements Datagram {}

    record FromServer(int server, Octets frame) implements Datagram {}
  }

  private final Seeded random;
  private final int links;
  private final List<SimulatedServer> servers;
  private final SimulatedNetwork<Datagram> network;
  private final InventedInterfaces interfaces = new InventedInterfaces();
  private RelayBench relay;

  /** Messages the relay has received, by {@code link client frame}, and how often. */
  private final Map<String, Integer> heard = new HashMap<>();

  /** Answers the relay has received, by {@code link client message}, and how often. */
  private final Map<String, Integer> answered = new HashMap<>();

  /** Answers clients have got, likewise. */
  private final Map<String, Integer> delivered = new HashMap<>();

  Simulation(Seeded random, int links, int serverCount) {
    this.random = random;
    this.links = links;
    int silent = random.below(serverCount);
    servers =
        IntStream.range(0, serverCount)
            .mapToObj(number -> new SimulatedServer(number, number == silent))
            .toList();
    network = new SimulatedNetwork<>(random, 10, 10);
    for (int link = 0; link < links; link++) {
      interfaces.apply(
          "lan%d %d up 1500 fe80::ff/64 2001:db8:%x::1/64".formatted(link, link + 2, link + 1));
    }
    relay = start();
  }

  /** Lets clients on all links ask, and everything arrive, with restarts in between. */
  void run(int questions) {
    for (int question = 0; question < questions; question++) {
      ask();
      for (int arrivals = random.below(6); arrivals > 0; arrivals--) {
        network.arrive().ifPresent(this::arrive);
      }
      if (random.chance(2)) {
        restart();
      }
    }
    for (Optional<Datagram> next = network.arrive(); next.isPresent(); next = network.arrive()) {
      arrive(next.get());
    }
    relay.assertNothingLost();
  }

  /**
   * The same clients, addresses and transactions on every link, so that nothing but the link tells.
   */
  private void ask() {
    byte[] message = random.octets(4 + random.below(60));
    message[0] = random.pick(List.of((byte) 1, (byte) 3, (byte) 5, (byte) 8, (byte) 200));
    message[3] = (byte) random.below(4);
    network.send(
        new Datagram.ToRelay(
            random.below(links), "fe80::" + (1 + random.below(3)), Octets.of(message)));
  }

  private void restart() {
    relay.assertNothingLost();
    relay = start();
  }

  private void arrive(Datagram datagram) {
    switch (datagram) {
      case Datagram.ToRelay(int link, String client, Octets frame) -> {
        count(heard, "lan" + link + " " + client + " " + frame.toHex());
        relay.receiveOnLink("lan" + link, client, 546, frame.toArray());
        List<RecordingOutbox.Sent> sent = relay.takeSent();
        assertEveryServerOnce(sent);
        sent.forEach(this::toServer);
      }
      case Datagram.ToServer(int server, Octets frame) ->
          servers
              .get(server)
              .answer(frame.toArray())
              .ifPresent(reply -> network.send(new Datagram.FromServer(server, Octets.of(reply))));
      case Datagram.FromServer(int server, Octets frame) -> {
        relay.receiveFromServer("s" + server, frame.toArray());
        count(answered, answer(frame.toHex()));
        relay.takeSent().forEach(sent -> count(delivered, sent.destination() + " " + sent.frame()));
      }
    }
  }

  private void assertEveryServerOnce(List<RecordingOutbox.Sent> sent) {
    assertEquals(
        IntStream.range(0, servers.size()).mapToObj(server -> "to s" + server).toList(),
        sent.stream().map(RecordingOutbox.Sent::destination).toList());
    assertEquals(1, sent.stream().map(RecordingOutbox.Sent::frame).distinct().count());
  }

  private void toServer(RecordingOutbox.Sent sent) {
    int server = Integer.parseInt(sent.destination().substring("to s".length()));
    network.send(new Datagram.ToServer(server, Octets.parseHex(sent.frame()).orElseThrow()));
  }

  /** Where an answer belongs, read from the octets the server sent: link-address, peer, message. */
  private static String answer(String hex) {
    int link = Integer.parseInt(hex.substring(12, 16), 16) - 1;
    String client = "fe80::" + Integer.parseInt(hex.substring(66, 68), 16);
    int message = hex.indexOf("0009", 68 + 8 + 2 * ("lan" + link).length());
    return "on lan%d to %s port 546 %s".formatted(link, client, hex.substring(message + 8));
  }

  /**
   * What the relay forwarded is what it heard, octet for octet, under the right link and client.
   */
  void assertOctetsUnchanged() {
    for (SimulatedServer server : servers) {
      for (String frame : server.received()) {
        int link = Integer.parseInt(frame.substring(12, 16), 16) - 1;
        String client = "fe80::" + Integer.parseInt(frame.substring(66, 68), 16);
        String name = "lan" + link;
        int message = 68 + 8 + 2 * name.length() + 8;
        String key = name + " " + client + " " + frame.substring(message);
        assertTrue(heard.containsKey(key), () -> "nobody sent " + key);
      }
    }
  }

  /**
   * Each answer that reached the relay was delivered as often, on its link, and nothing else was.
   */
  void assertAnswersReachTheirLink() {
    assertEquals(answered, delivered);
    assertTrue(answered.size() > 10, "too few answers to tell anything");
  }

  private static void count(Map<String, Integer> counts, String key) {
    counts.merge(key, 1, Integer::sum);
  }

  private RelayBench start() {
    String serverSettings =
        IntStream.range(0, servers.size())
            .mapToObj(
                server -> "s%d { address = \"2001:db8:ff::%x\" }".formatted(server, server + 1))
            .collect(Collectors.joining(", "));
    List<String> linkSettings = new ArrayList<>();
    for (int link = 0; link < links; link++) {
      linkSettings.add("{ interface = lan" + link + " }");
    }
    return new RelayBench(
        "relay6 { servers { %s }, links = [ %s ] }"
            .formatted(serverSettings, String.join(", ", linkSettings)),
        interfaces,
        List.of());
  }

  @Override
  public String toString() {
    return random + ", " + links + " links, " + servers.size() + " servers";
  }
}
