package net.relay6.lab;

import java.nio.file.Path;
import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** One pattern and a thousand interfaces. */
@LabTest
@Isolated
class ThousandLinksIT {

  private static final int LINKS = 1000;
  private static final Pattern OPEN = Pattern.compile("link sub\\d+: open,");

  @Test
  void allAreServedThoseThereAtTheStartAndThoseThatComeLater() {
    try (TwoServers network = new TwoServers()) {
      Namespace clients = network.lab().machine("clients");
      make(network, clients, 0, LINKS / 2);
      LabProcess relay = RelayProcess.start(network.relay(), settings(network));
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      awaitOpen(relay, LINKS / 2);
      make(network, clients, LINKS / 2, LINKS);
      awaitOpen(relay, LINKS);
      UdpPeer client = UdpPeer.open(clients, 546);
      for (int number : List.of(0, LINKS / 2 - 1, LINKS / 2, LINKS - 1)) {
        String message = "01%06x".formatted(number + 1);
        client.send("ff02::1:2%c" + number, 547, message);
        String forward = Frames.awaitRelayed(alpha, message);
        alpha.send("2001:db8:a::1", 547, Frames.answer(forward, "02" + message.substring(2)));
        client.awaitReceived("02" + message.substring(2));
      }
    }
  }

  private static Path settings(TwoServers network) {
    return network
        .lab()
        .write(
            "relay6.conf",
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" } }
              links = [ { interface = "sub*" } ]
            }
            """);
  }

  /** Interfaces that lead to a machine, all made in one go. */
  private static void make(TwoServers network, Namespace clients, int from, int to) {
    String other = clients.kernelName();
    batch(
        network,
        network.relay(),
        from,
        to,
        number ->
            """
            link add sub%1$d type veth peer name c%1$d netns %2$s
            addr add 2001:db8:1:%1$d::1/64 dev sub%1$d nodad
            link set sub%1$d up
            """
                .formatted(number, other));
    batch(network, clients, from, to, number -> "link set c%d up\n".formatted(number));
  }

  private static void batch(
      TwoServers network, Namespace machine, int from, int to, IntFunction<String> commands) {
    String all = IntStream.range(from, to).mapToObj(commands).collect(Collectors.joining());
    machine.run("ip", "-batch", network.lab().write("batch", all).toString());
  }

  private static void awaitOpen(LabProcess relay, int count) {
    Await.until(
        () -> OPEN.matcher(relay.output()).results().count() >= count,
        () -> count + " links open\n" + relay.output());
  }
}
