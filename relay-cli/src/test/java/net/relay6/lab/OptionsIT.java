package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.Capture;
import net.relay6.fixtures.lab.CapturedDatagram;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.DhcpServers;
import net.relay6.fixtures.lab.real.Lease;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What servers and tshark make of the options the relay adds. */
@LabTest
class OptionsIT {

  private static final String ALPHA = "servers { alpha { address = \"2001:db8:a::2\" } }";
  private static final String BETA = "servers { beta { address = \"2001:db8:a::3\" } }";

  /** A pool for each class, and a class for each option that may choose it. */
  private static final String KEA =
      """
      { "Dhcp6": {
          "interfaces-config": { "interfaces": [ "eth0/2001:db8:a::2" ] },
          "lease-database": { "type": "memfile", "name": "/var/lib/kea/kea-leases6.csv" },
          "client-classes": [
            { "name": "remote", "test": "relay6[0].option[37].hex == 0x00007ed9706f72742037" },
            { "name": "subscriber", "test": "relay6[0].option[38].hex == '4711'" },
            { "name": "hardware", "test": "relay6[0].option[79].hex == 0x0001%MAC%" },
            { "name": "vendor", "test": "relay6[0].option[17].hex == 0x000000090001000478797a7a" },
            { "name": "extra", "test": "relay6[0].option[65000].hex == 0xbeef" }
          ],
          "subnet6": [
            { "id": 1, "subnet": "2001:db8:1:1::/64",
              "pools": [
                { "pool": "2001:db8:1:1:3700::/80", "client-class": "remote" },
                { "pool": "2001:db8:1:1:3800::/80", "client-class": "subscriber" },
                { "pool": "2001:db8:1:1:7900::/80", "client-class": "hardware" },
                { "pool": "2001:db8:1:1:1700::/80", "client-class": "vendor" },
                { "pool": "2001:db8:1:1:ffff::/80", "client-class": "extra" } ] },
            { "id": 2, "subnet": "2001:db8:1:9::/64", "interface-id": "chosen-by-interface-id",
              "pools": [ { "pool": "2001:db8:1:9::1000 - 2001:db8:1:9::2000" } ] }
          ],
          "loggers": [
            { "name": "kea-dhcp6", "severity": "INFO", "output_options": [ { "output": "stdout" } ] } ]
      } }
      """;

  private static final String DHCPD =
      """
      default-lease-time 1800;
      preferred-lifetime 1700;
      subnet6 2001:db8:a::/64 { }
      subnet6 2001:db8:1:1::/64 { range6 2001:db8:1:1::1000 2001:db8:1:1::2000; }
      """;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Interface-Id       | interface-id = \"chosen-by-interface-id\"                          | 2001:db8:1:9:",
        "Remote-Id          | remote-id = \"port 7\", remote-id-enterprise = 32473               | 2001:db8:1:1:3700:",
        "Subscriber-Id      | subscriber-id = \"4711\"                                           | 2001:db8:1:1:3800:",
        "hardware address   | client-link-layer-address = true                                   | 2001:db8:1:1:7900:",
        "Vendor options     | vendor-options = [ { enterprise = 9, code = 1, value = \"xyzz\" } ] | 2001:db8:1:1:1700:",
        "an option of ours  | extra-options = [ { code = 65000, value = \"0xbeef\" } ]            | 2001:db8:1:1:ffff:"
      })
  void keaChoosesTheAddressBy(String what, String keys, String prefix) {
    try (TwoServers network = new TwoServers()) {
      Path configuration =
          network.lab().write("kea.conf", KEA.replace("%MAC%", mac(network).replace(":", "")));
      DhcpServers.startKea(network.lab(), network.alpha(), configuration, Lifetimes.LONG);
      String hardware = keys.contains("link-layer") ? "" : "client-link-layer-address = false, ";
      start(network, ALPHA, "{ interface = lan0, " + hardware + keys + " }");
      Lease lease =
          Dhclient.awaitLease(new Dhclient(network.lab(), network.client0(), 1).start(), _ -> true);
      assertTrue(lease.address().startsWith(prefix), what + ": " + lease.address());
    }
  }

  @Test
  void dhcpdEchoesWhatItIsAskedFor() {
    try (TwoServers network = new TwoServers()) {
      Path configuration = network.lab().write("dhcpd.conf", DHCPD);
      DhcpServers.startDhcpd(network.lab(), network.beta(), configuration, Lifetimes.LONG);
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      start(
          network,
          BETA,
          "{ interface = lan0, remote-id = \"port 7\", remote-id-enterprise = 32473,"
              + " subscriber-id = \"4711\", echo-request = [ REMOTE-ID ] }");
      Dhclient.awaitLease(new Dhclient(network.lab(), network.client0(), 1).start(), _ -> true);
      CapturedDatagram answer =
          Await.value(
              () ->
                  upstream.datagrams().stream()
                      .filter(datagram -> datagram.type() == 13)
                      .findFirst(),
              () -> "a RELAY-REPL");
      assertTrue(answer.payload().contains("0025000a00007ed9706f72742037"), answer.payload());
      assertTrue(!answer.payload().contains("0026000434373131"), answer.payload());
    }
  }

  @Test
  void tsharkReadsEveryOptionAsItIsMeant() {
    try (TwoServers network = new TwoServers()) {
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      start(
          network,
          "servers { alpha { address = \"2001:db8:a::2\", local-port = 10547 } },"
              + " relay-id = \"0x000400112233445566778899aabbccddeeff\"",
          """
          {
            interface = lan0
            interface-id = "{interface}"
            remote-id = "port 7", remote-id-enterprise = 32473
            subscriber-id = "customer {interface}"
            send-relay-id = true
            vendor-options = [ { enterprise = 9, code = 1, value = "xyzz" } ]
            echo-request = [ REMOTE-ID, SUBSCRIBER-ID ]
            supplied-options = [ { code = 65, value = "0x076578616d706c6500" } ]
          }
          """);
      UdpPeer.open(network.client0(), 546).send("ff02::1:2%eth0", 547, Frames.SOLICIT);
      Frames.awaitRelayed(alpha, Frames.SOLICIT);
      upstream.stop();
      String explained = upstream.explained();
      List<String> wanted =
          List.of(
              "Message type: Relay-forw (12)",
              "Link address: 2001:db8:1:1::1",
              "Interface-ID: 6c616e30",
              "UUID: 00112233445566778899aabbccddeeff",
              "(32473)",
              "Remote-ID: 706f72742037",
              "Subscriber-ID: customer lan0",
              "Enterprise ID: ciscoSystems (9)",
              "Option code: 1",
              "Option data: 78797a7a",
              "Requested Option code: Remote Identifier (37)",
              "Requested Option code: Subscriber Identifier (38)",
              "Option: Relay-Supplied Options (66)",
              "Option: Client Link-Layer Address (79)",
              "Downstream Source Port: 0",
              "Message type: Solicit (1)");
      wanted.forEach(text -> assertTrue(explained.contains(text), text + "\n" + explained));
      assertEquals(List.of(), upstream.malformed());
      String frame = upstream.datagrams().getFirst().payload();
      assertTrue(frame.contains("004f00080001" + mac(network).replace(":", "")), frame);
      assertTrue(frame.contains("0042000d00410009076578616d706c6500"), frame);
    }
  }

  @Test
  void withoutTheRightToPacketSocketsItSaysSoAndRelays() {
    try (TwoServers network = new TwoServers()) {
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      LabProcess relay =
          RelayProcess.startWithout(
              "net_raw", network.relay(), settings(network, ALPHA, "{ interface = lan0 }"));
      relay.awaitLine(
          "link lan0: no packet socket, socket: Operation not permitted"
              + ".*CAP_NET_RAW.*responses leave by UDP");
      UdpPeer.open(network.client0(), 546).send("ff02::1:2%eth0", 547, Frames.SOLICIT);
      String forward = Frames.awaitRelayed(alpha, Frames.SOLICIT);
      assertTrue(forward.endsWith("001200046c616e30" + "00090004" + Frames.SOLICIT), forward);
    }
  }

  private static String mac(TwoServers network) {
    return network
        .client0()
        .sh("ip -o link show eth0")
        .replaceAll("(?s).*link/ether ([0-9a-f:]+) .*", "$1");
  }

  private static void start(TwoServers network, String top, String link) {
    RelayProcess.start(network.relay(), settings(network, top, link));
  }

  private static Path settings(TwoServers network, String top, String link) {
    return network
        .lab()
        .write("relay6.conf", "relay6 {\n" + top + "\nlinks = [ " + link + " ]\n}\n");
  }
}
