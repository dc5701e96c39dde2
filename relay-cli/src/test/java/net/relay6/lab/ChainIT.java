package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;

import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.Namespace;
import net.relay6.fixtures.lab.RelayProcess;
import net.relay6.fixtures.lab.real.Dhclient;
import net.relay6.fixtures.lab.real.Lease;
import net.relay6.fixtures.lab.real.Lifetimes;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;

/** Two relays in a row before real servers. */
@LabTest
class ChainIT {

  private static final String LOWER =
      """
      relay6 {
        servers { upper { address = "2001:db8:c::1" } }
        links = [ { interface = lan, link-address = "2001:db8:1:1::9" } ]
      }
      """;

  private static final String UPPER =
      """
      relay6 {
        servers {
          alpha { address = "2001:db8:a::2" }
          beta { address = "2001:db8:a::3" }
        }
        links = [ { interface = down0, downstream-relays = [ "2001:db8:c::2" ] } ]
      }
      """;

  @Test
  void aClientBehindTwoRelaysGetsALease() {
    try (TwoServers network = new TwoServers()) {
      network.startServers(Project.model("split-prefixes"), Lifetimes.LONG);
      Namespace lower = network.lab().machine("lower");
      Namespace client = network.lab().machine("far");
      network.lab().connect(network.relay(), "down0", lower, "up0");
      network.lab().connect(lower, "lan", client, "eth0");
      network.relay().addAddress("down0", "2001:db8:c::1/64");
      lower.addAddress("up0", "2001:db8:c::2/64");
      lower.addAddress("lan", "2001:db8:1:1::9/64");
      LabProcess upperRelay =
          RelayProcess.start(network.relay(), network.lab().write("upper.conf", UPPER));
      LabProcess lowerRelay = RelayProcess.start(lower, network.lab().write("lower.conf", LOWER));

      Dhclient dhclient = new Dhclient(network.lab(), client, 1);
      Lease lease = Dhclient.awaitLease(dhclient.start(), _ -> true);
      assertTrue(lease.address().startsWith("2001:db8:1:1:"), lease.address());
      upperRelay.stop();
      lowerRelay.stop();
      assertTrue(upperRelay.output().contains("copies RELAY-FORW"), upperRelay.output());
      assertTrue(lowerRelay.output().contains("sent to clients REPLY"), lowerRelay.output());
    }
  }
}
