package net.relay6.lab;

import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** What changes around sockets without any change of interfaces, addresses or configuration. */
@LabTest
class UpkeepIT {

  private static final String GROUP = "ff02::1:2%eth0";

  @Test
  void aServerWithoutARouteIsOpenedOnceThereIsOne() {
    try (TwoServers network = new TwoServers()) {
      var relay =
          RelayProcess.start(
              network.relay(),
              network
                  .lab()
                  .write(
                      "relay6.conf",
                      """
                      relay6 {
                        servers { far { address = "2001:db8:f::2" } }
                        links = [ { interface = lan0 } ]
                      }
                      """));
      relay.awaitLine("server far: cannot be opened, .*; trying again every second");
      network.relay().sh("ip -6 route add 2001:db8:f::/48 via 2001:db8:a::3 dev wan0");
      relay.awaitLine("server far: open, from 2001:db8:a::1 to 2001:db8:f::2");
    }
  }

  @Test
  void aSmallerPathMtuIsReadAgain() {
    try (TwoServers network = new TwoServers()) {
      QueriedRelay relay = QueriedRelay.start(network, "{ interface = lan0 }", "");
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      client.sendPadded(GROUP, 547, "01000001", 1300);
      beta.awaitReceived("0c00[0-9a-f]+01000001(00){1296}");
      network.relay().sh("ip -6 route add 2001:db8:a::3/128 dev wan0 mtu 1280");
      Await.until(
          () -> {
            client.sendPadded(GROUP, 547, "01000002", 1300);
            return relay.asked().overSocket("/counters").contains("fragmented-upstream");
          },
          () -> relay.asked().overSocket("/counters"));
    }
  }
}
