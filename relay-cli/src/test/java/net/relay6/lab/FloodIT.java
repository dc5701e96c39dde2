package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** One client sends as fast as it can. */
@LabTest
@Isolated
class FloodIT {

  private static final int POLITE_MESSAGES = 50;

  @Test
  void aFloodFromOneClientCostsAnotherNothing() {
    try (TwoServers network = new TwoServers()) {
      LabProcess relay =
          QueriedRelay.start(network, "{ interface = lan0 }, { interface = lan1 }", "").process();
      UdpPeer alpha = UdpPeer.open(network.alpha(), 547);
      UdpPeer beta = UdpPeer.open(network.beta(), 547);
      LabProcess flood =
          network
              .client0()
              .start(
                  "perfdhcp",
                  List.of("perfdhcp", "-6", "-i", "-l", "eth0", "-r", "5000", "-p", "600"));
      relay.awaitLine("SOLICIT from .* on link lan0: client-rate");
      UdpPeer polite = UdpPeer.open(network.client1(), 546);
      for (int number = 1; number <= POLITE_MESSAGES; number++) {
        String message = "03%06x0008000200ff".formatted(number);
        polite.send("ff02::1:2%eth0", 547, message);
        Frames.awaitRelayed(alpha, message);
        Frames.awaitRelayed(beta, message);
      }
      assertTrue(flood.isAlive(), flood.output());
      flood.kill();
      assertEquals(0, relay.stop());
      String counters = relay.output();
      assertTrue(
          counters.contains("link lan1: received 50 = forwarded 50 + delivered 0"), counters);
      assertTrue(dropped(counters) > 1000, counters);
      assertTrue(counters.matches("(?s).*link lan0: received (\\d+) = .*"), counters);
    }
  }

  private static int dropped(String counters) {
    Matcher matcher = Pattern.compile("client-rate +(\\d+)").matcher(counters);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
  }
}
