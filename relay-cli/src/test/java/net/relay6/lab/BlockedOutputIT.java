package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** A relay whose output and log go to a pipe that is full and not read: invariant 6. */
@LabTest
class BlockedOutputIT {

  private static final String GROUP = "ff02::1:2%eth0";

  /** A message that is dropped with a warning, on the data plane. */
  private static final String DROPPED = "07abcdef";

  /** Each is a line of the log, about 100 octets long. */
  private static final int MISTAKES = 6000;

  private static final String GAP =
      "WARN +([0-9]+) log lines were discarded because standard error did not take them\n";

  @Test
  void itRelaysIsAskedAndReloadsAndTheLogSaysWhatIsMissingOnceItIsRead() throws IOException {
    try (TwoServers network = new TwoServers()) {
      Blocked relay = start(network);
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      relays(client, alpha, 1);
      String good = Files.readString(relay.file());
      Files.writeString(relay.file(), good + mistakes());
      Await.until(
          () -> {
            relay.asked().overSocket("/reload", "-X", "POST");
            return relay.status().contains("log: standard error takes no lines");
          },
          () -> "log lines are discarded\n" + relay.status());
      relays(client, alpha, 2);
      assertTrue(relay.status().contains(" lines discarded\n"), relay.status());
      assertTrue(relay.discarded() > 0);
      Files.writeString(relay.file(), good);
      assertTrue(relay.asked().overSocket("/reload", "-X", "POST").endsWith("\n200"));

      LabProcess reader = relay.read();
      reader.awaitLine(GAP);
      relay.asked().overSocket("/log-level", "-X", "PUT", "-d", "debug");
      reader.awaitLine("(?s)" + GAP + ".*log level debug until the next reload");
      reader.awaitLine("relay6 is relaying");
      assertEquals(relay.discarded(), reported(reader.output()), reader.output());
      assertTrue(relay.status().contains("state          ready"), relay.status());
    }
  }

  @Test
  void itEndsWhenItIsAskedTo() {
    try (TwoServers network = new TwoServers()) {
      Blocked relay = start(network);
      assertEquals(0, relay.process().stop());
      relay.asked().machine().run("test", "!", "-e", relay.asked().socket().toString());
    }
  }

  /** The data plane writes a line each time, and goes on. */
  private static void relays(UdpPeer client, UdpPeer server, int round) {
    client.send(GROUP, 547, DROPPED);
    String message = "0100000" + round;
    client.send(GROUP, 547, message);
    Frames.awaitRelayed(server, message);
  }

  /** Of all gaps: lines are lost in more than one if some were written in between. */
  private static long reported(String output) {
    return Pattern.compile(GAP)
        .matcher(output)
        .results()
        .mapToLong(gap -> Long.parseLong(gap.group(1)))
        .sum();
  }

  private static String mistakes() {
    return IntStream.range(0, MISTAKES)
        .mapToObj(number -> "links-that-are-misspelt-" + number + " = 1\n")
        .collect(Collectors.joining("", "relay6 {\n", "}\n"));
  }

  private record Blocked(
      TwoServers network, LabProcess process, Path file, Path pipe, AdminQuery asked) {

    private String status() {
      return asked.overSocket("/status", "-H", "Accept: text/plain");
    }

    private long discarded() {
      String metrics = asked.overSocket("/metrics");
      return Pattern.compile("(?m)^relay6_log_lines_discarded_total ([0-9]+)[.]0$")
          .matcher(metrics)
          .results()
          .mapToLong(counter -> Long.parseLong(counter.group(1)))
          .findFirst()
          .orElseThrow(() -> new AssertionError(metrics));
    }

    private LabProcess read() {
      return network.lab().startOutside("reader", List.of("cat", pipe.toString()));
    }
  }

  private static Blocked start(TwoServers network) {
    Path socket = network.lab().file("admin").resolve("relay6.sock");
    Path file =
        network
            .lab()
            .write(
                "relay6.conf",
                """
                relay6 {
                  servers { alpha { address = "2001:db8:a::2" } }
                  links = [ { interface = lan0 } ]
                  admin.socket = "%s"
                }
                """
                    .formatted(socket));
    Path pipe = network.lab().file("pipe");
    LabProcess process = RelayProcess.startUnread(network.relay(), pipe, file);
    Await.until(() -> Files.exists(socket), () -> "it can be asked");
    return new Blocked(network, process, file, pipe, new AdminQuery(network.relay(), socket));
  }
}
