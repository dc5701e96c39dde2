package net.relay6.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Pattern;
import net.relay6.daemon.metrics.PrometheusText;
import net.relay6.fixtures.lab.Await;
import net.relay6.fixtures.lab.LabProcess;
import net.relay6.fixtures.lab.LabTest;
import net.relay6.fixtures.lab.load.UdpPeer;
import net.relay6.fixtures.lab.real.TwoServers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** More arrives than the kernel keeps while the relay stands still. */
@LabTest
class ReceiveBuffersIT {

  /** More than fits the largest buffer relay6 asks for. */
  private static final int BURST = 40_000;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatTheKernelDropsIsShownEverywhere(boolean byFrame) {
    try (TwoServers network = new TwoServers()) {
      String link =
          "{ interface = lan0, client-rate = null, link-rate = null, receive-by-frame = %s }"
              .formatted(byFrame);
      QueriedRelay relay = QueriedRelay.start(network, link, "");
      UdpPeer client = UdpPeer.open(network.client0(), 546);
      relay.process().suspend();
      client.burst(BURST, "ff02::1:2%eth0", 547, Frames.SOLICIT);
      relay.process().resume();
      relay.process().awaitLine("link lan0: \\d+ messages were lost, the receive buffer was full");
      awaitQuiet(relay);

      PrometheusText metrics = metrics(relay);
      double received = received(metrics);
      double lost = metrics.value("relay6_link_receive_buffer_losses_total{link=\"lan0\"}");
      assertTrue(lost > 0 && received > 0 && received + lost <= BURST, received + " and " + lost);
      String count = String.valueOf((long) lost);
      assertShows(relay, "links", "lan0 +relaying .* " + count + " *\n");
      assertShows(relay, "counters", "lost in the receive buffer +" + count + "\n");
      assertShows(relay, "servers", "(?s)LOST.*alpha +refused .*");
      assertShows(relay, "status", "state +degraded\n");
      assertShows(relay, "status", ", 0 discarded, " + count + " lost in receive buffers\n");
      assertShows(relay, "status", "buffers +receive \\d+ KiB");
      assertShows(relay, "status", "link lan0: messages were lost within the last minute");
      assertEquals(0, metrics.value("relay6_server_receive_buffer_losses_total{server=\"alpha\"}"));
      assertEquals(0, relay.process().stop());
      assertTrue(
          relay.process().output().matches("(?s).*lost in the receive buffer +" + count + "\n.*"),
          relay.process().output());
    }
  }

  /** Until all that waited has been dealt with. */
  private static void awaitQuiet(QueriedRelay relay) {
    Await.until(
        () -> {
          double before = received(metrics(relay));
          return before > 0 && before == received(metrics(relay));
        },
        () -> "the relay has read what waited");
  }

  private static double received(PrometheusText metrics) {
    return metrics
        .samples()
        .getOrDefault("relay6_link_received_total{link=\"lan0\",type=\"SOLICIT\"}", 0.0);
  }

  private static PrometheusText metrics(QueriedRelay relay) {
    return new PrometheusText(relay.asked().overSocket("/metrics").replaceFirst("\n200$", ""));
  }

  private static void assertShows(QueriedRelay relay, String command, String expression) {
    LabProcess shown = relay.asked().command(command);
    assertEquals(0, shown.awaitEnd());
    assertTrue(Pattern.compile(expression).matcher(shown.output()).find(), shown.output());
  }
}
