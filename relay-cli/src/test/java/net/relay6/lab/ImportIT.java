package net.relay6.lab;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.fixtures.frame.FrameView;
import net.relay6.fixtures.frame.OptionName;
import net.relay6.fixtures.frame.OptionView;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/**
 * Other relays, and relay6 with what it has imported from them, in turn before the same servers:
 * both give clients leases, and servers see the same of each.
 */
@LabTest(programs = "dnsmasq")
class ImportIT {

  private static final int RELAY_FORW = 12;

  /**
   * What a server can go by.
   *
   * @param server the destination
   * @param interfaceId hexadecimal; empty when there is none
   */
  record Told(String server, String linkAddress, String interfaceId, int hopCount) {}

  @Test
  void isWhatDhcrelayWas() {
    List<String> flags =
        List.of(
            "-6 -d -l 2001:db8:1:1::1%lan0 -l 2001:db8:1:2::1%lan1#7 -u 2001:db8:a::2%wan0 -u 2001:db8:a::3%wan0"
                .split(" "));
    try (TwoServers network = new TwoServers()) {
      network.startServers(Project.model("split-prefixes"), Lifetimes.LONG);
      LabProcess before =
          network.relay().start("dhcrelay", words("dhcrelay", flags)).awaitLine("Sending on");
      Set<Told> told = serveBothLinks(network, 1);
      before.stop();

      startImported(network, words("dhcrelay", words("--", flags)));
      assertEquals(told, serveBothLinks(network, 3));
    }
  }

  @Test
  void isWhatDnsmasqWas() {
    try (TwoServers network = new TwoServers()) {
      network.startServers(Project.model("split-prefixes"), Lifetimes.LONG);
      Path configuration =
          network
              .lab()
              .write(
                  "dnsmasq.conf",
                  """
                  port=0
                  dhcp-relay=2001:db8:1:1::1,2001:db8:a::2,wan0
                  dhcp-relay=2001:db8:1:1::1,2001:db8:a::3
                  dhcp-relay=2001:db8:1:2::1,2001:db8:a::2
                  dhcp-relay=2001:db8:1:2::1,2001:db8:a::3
                  """);
      LabProcess before =
          network
              .relay()
              .start(
                  "dnsmasq",
                  List.of(
                      "dnsmasq",
                      "--keep-in-foreground",
                      "--log-facility=-",
                      "--user=root",
                      "--pid-file",
                      "--conf-file=" + configuration))
              .awaitLine("DHCP relay from 2001:db8:1:2::1 to 2001:db8:a::3");
      Set<Told> told = serveBothLinks(network, 1);
      before.stop();

      startImported(network, List.of("dnsmasq", "--file", configuration.toString()));
      Set<Told> toldAfter = serveBothLinks(network, 3);
      assertEquals(told, withoutInterfaceIds(toldAfter));
      assertEquals(
          Set.of(hex("lan0"), hex("lan1")),
          toldAfter.stream().map(Told::interfaceId).collect(Collectors.toSet()));
    }
  }

  /** Gives a client on each link a lease; what each server was told by then. */
  private static Set<Told> serveBothLinks(TwoServers network, int firstClient) {
    Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
    serve(network, network.client0(), firstClient);
    serve(network, network.client1(), firstClient + 1);
    Await.until(
        () -> told(upstream).size() == 4, () -> "two links, two servers: " + told(upstream));
    upstream.stop();
    return told(upstream);
  }

  private static void serve(TwoServers network, Namespace machine, int number) {
    LabProcess client = new Dhclient(network.lab(), machine, number).start();
    Dhclient.awaitLease(client, _ -> true);
    client.kill();
  }

  private static Set<Told> told(Capture upstream) {
    return upstream.datagrams().stream()
        .filter(datagram -> datagram.type() == RELAY_FORW)
        .map(datagram -> told(datagram.destination(), datagram.payload()))
        .collect(Collectors.toSet());
  }

  private static Told told(String server, String payload) {
    FrameView frame = new FrameView(HexFormat.of().parseHex(payload));
    return new Told(
        server,
        frame.linkAddress().getHostAddress(),
        frame
            .first(OptionName.INTERFACE_ID)
            .map(OptionView::value)
            .map(HexFormat.of()::formatHex)
            .orElse(""),
        frame.hopCount());
  }

  private static Set<Told> withoutInterfaceIds(Set<Told> told) {
    return told.stream()
        .map(one -> new Told(one.server(), one.linkAddress(), "", one.hopCount()))
        .collect(Collectors.toSet());
  }

  /** Starts relay6 with what {@code relay6 import WORDS} prints, as it is. */
  private static void startImported(TwoServers network, List<String> words) {
    LabProcess process = RelayProcess.startCommand(network.relay(), words("import", words));
    assertEquals(0, process.awaitEnd(), process.output());
    RelayProcess.start(network.relay(), network.lab().write("imported.conf", process.output()));
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(US_ASCII));
  }

  private static List<String> words(String first, List<String> rest) {
    return Stream.concat(Stream.of(first), rest.stream()).toList();
  }
}
