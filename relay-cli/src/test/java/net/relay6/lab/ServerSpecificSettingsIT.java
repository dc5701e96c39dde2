package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

/** Each server spoken to in its own terms. */
@LabTest
class ServerSpecificSettingsIT {

  private static final String KEA_WITH_ITS_OWN_PREFIX_ALONE =
      """
      { "Dhcp6": {
          "interfaces-config": { "interfaces": [ "eth0/2001:db8:a::2" ] },
          "lease-database": { "type": "memfile", "name": "/var/lib/kea/kea-leases6.csv" },
          "renew-timer": 900, "rebind-timer": 1440,
          "preferred-lifetime": 1700, "valid-lifetime": 1800,
          "option-data": [ { "name": "preference", "data": "255", "always-send": true } ],
          "subnet6": [
            { "id": 1, "subnet": "2001:db8:1:1::/64",
              "pools": [ { "pool": "2001:db8:1:1::1000 - 2001:db8:1:1::2000" } ] } ],
          "loggers": [
            { "name": "kea-dhcp6", "severity": "INFO", "output_options": [ { "output": "stdout" } ] } ]
      } }
      """;

  private static final String DHCPD_WITH_ITS_OWN_PREFIX_ALONE =
      """
      default-lease-time 1800;
      preferred-lifetime 1700;
      option dhcp6.preference 0;
      subnet6 2001:db8:a::/64 { }
      subnet6 2001:db8:1:5::/64 { range6 2001:db8:1:5::1000 2001:db8:1:5::2000; }
      """;

  private static final String BOTH =
      "servers { alpha { address = \"2001:db8:a::2\" }, beta { address = \"2001:db8:a::3\" } }";

  @Test
  void serversThatKnowTheirOwnPrefixAloneEachServeTheLink() {
    try (TwoServers network = new TwoServers()) {
      LabProcess kea =
          DhcpServers.startKea(
              network.lab(),
              network.alpha(),
              network.lab().write("kea.conf", KEA_WITH_ITS_OWN_PREFIX_ALONE),
              Lifetimes.LONG);
      DhcpServers.startDhcpd(
          network.lab(),
          network.beta(),
          network.lab().write("dhcpd.conf", DHCPD_WITH_ITS_OWN_PREFIX_ALONE),
          Lifetimes.LONG);
      Capture lan = Capture.start(network.lab(), network.relay(), "lan0");
      start(
          network,
          BOTH,
          "{ interface = lan0, link-address = \"2001:db8:1:1::1\","
              + " link-addresses { beta = \"2001:db8:1:5::1\" } }");
      LabProcess client = new Dhclient(network.lab(), network.client0(), 1).start();
      Lease first = Dhclient.awaitLease(client, _ -> true);
      assertTrue(first.address().startsWith("2001:db8:1:1:"), first.address());
      Await.until(() -> advertisements(lan) >= 2, () -> "two ADVERTISEs");
      client.kill();
      kea.kill();
      Lease second =
          Dhclient.awaitLease(new Dhclient(network.lab(), network.client0(), 2).start(), _ -> true);
      assertTrue(second.address().startsWith("2001:db8:1:5:"), second.address());
    }
  }

  private static long advertisements(Capture lan) {
    return lan.datagrams().stream()
        .filter(datagram -> datagram.type() == 2)
        .map(CapturedDatagram::payload)
        .distinct()
        .count();
  }

  @Test
  void keaAnswersToTheOtherPort() {
    try (TwoServers network = new TwoServers()) {
      DhcpServers.startKea(
          network.lab(),
          network.alpha(),
          network.lab().write("kea.conf", KEA_WITH_ITS_OWN_PREFIX_ALONE),
          Lifetimes.LONG);
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      start(
          network,
          "servers { alpha { address = \"2001:db8:a::2\", local-port = 10547 } }",
          "{ interface = lan0, link-address = \"2001:db8:1:1::1\" }");
      Dhclient.awaitLease(new Dhclient(network.lab(), network.client0(), 1).start(), _ -> true);
      assertEquals(
          Set.of(10547),
          upstream.datagrams().stream()
              .filter(datagram -> datagram.type() == 13)
              .map(CapturedDatagram::destinationPort)
              .collect(Collectors.toSet()));
    }
  }

  @Test
  void aServerWithANameIsFound() {
    try (TwoServers network = new TwoServers()) {
      network.relay().hosts("2001:db8:a::2 kea.example.net\n");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      LabProcess relay =
          start(
              network,
              "servers { kea { address = \"kea.example.net\" } }, resolve-interval = 1 s",
              "{ interface = lan0 }");
      relay.awaitLine("server kea: open, from .* to 2001:db8:a::2");
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send("ff02::1:2%eth0", 547, "01000001");
      Frames.awaitRelayed(alpha, "01000001");
      assertEquals(List.of(), beta.received());
    }
  }

  @Test
  void theOwnerOfABindingGetsItsCopyFirstAndNobodyIsLeftOut() {
    try (TwoServers network = new TwoServers()) {
      String client0 = "0001000a00030001020000000001";
      start(network, BOTH + ", owner-first-delay = 200 ms", "{ interface = lan0 }");
      Capture upstream = Capture.start(network.lab(), network.relay(), "wan0");
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.send("ff02::1:2%eth0", 547, "03000001" + client0);
      String forward = Frames.awaitRelayed(beta, "03000001" + client0);
      String reply =
          "07000001"
              + client0
              + "00030028000000010000000000000000"
              + "0005001820010db8000100010000000000001234"
              + "0000025800000384";
      beta.send("2001:db8:a::1", 547, Frames.answer(forward, reply));
      client.awaitReceived(reply);
      client.send("ff02::1:2%eth0", 547, "06000002" + client0);
      Frames.awaitRelayed(alpha, "06000002" + client0);
      Frames.awaitRelayed(beta, "06000002" + client0);
      upstream.stop();
      assertEquals(
          List.of("2001:db8:a::3", "2001:db8:a::2"),
          upstream.datagrams().stream()
              .filter(datagram -> datagram.payload().endsWith("06000002" + client0))
              .map(CapturedDatagram::destination)
              .toList());
    }
  }

  private static LabProcess start(TwoServers network, String top, String link) {
    Path settings =
        network.lab().write("relay6.conf", "relay6 {\n" + top + "\nlinks = [ " + link + " ]\n}\n");
    return RelayProcess.start(network.relay(), settings);
  }
}
