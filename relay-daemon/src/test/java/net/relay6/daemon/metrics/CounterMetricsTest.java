package net.relay6.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.Set;
import net.relay6.daemon.FedRelay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CounterMetricsTest {

  private static final int SOLICIT = 1;
  private static final int REPLY = 7;

  private final FedRelay relay = new FedRelay();

  @Test
  void countsByLinkServerTypeAndReason() {
    relay.receive(SOLICIT, 1);
    relay.receive(SOLICIT, 2);
    relay.receive(REPLY, 3);
    PrometheusText text = metrics();
    assertEquals(2, text.value("relay6_link_received_total{link=\"lan0\",type=\"SOLICIT\"}"));
    assertEquals(2, text.value("relay6_link_outcomes_total{link=\"lan0\",outcome=\"forwarded\"}"));
    assertEquals(
        1, text.value("relay6_link_dropped_total{link=\"lan0\",reason=\"server-message\"}"));
    assertEquals(1, text.value("relay6_dropped_total{reason=\"server-message\"}"));
    assertEquals(0, text.value("relay6_dropped_total{reason=\"hop-limit\"}"));
    assertEquals(2, text.value("relay6_server_copies_total{server=\"alpha\",type=\"SOLICIT\"}"));
    assertEquals(2, text.value("relay6_server_copies_total{server=\"beta\",type=\"SOLICIT\"}"));
  }

  @Test
  void countsWhatTheKernelDroppedEverywhereFromTheStart() {
    relay.receive(SOLICIT, 1);
    relay.counters().link("lan0").arrivals().countReceiveBufferLosses(312);
    relay.counters().unicast().countReceiveBufferLosses(1);
    PrometheusText text = metrics();
    assertEquals(312, text.value("relay6_link_receive_buffer_losses_total{link=\"lan0\"}"));
    assertEquals(0, text.value("relay6_server_receive_buffer_losses_total{server=\"beta\"}"));
    assertEquals(1, text.value("relay6_unicast_receive_buffer_losses_total{unicast=\"unicast\"}"));
  }

  @ParameterizedTest
  @CsvSource({"1, SOLICIT", "36, ADDR-REG-INFORM", "38, other", "200, other"})
  void callsTypesByTheirNameAndAllOthersOther(int type, String label) {
    relay.receive(type, 1);
    assertEquals(
        1, metrics().value("relay6_link_received_total{link=\"lan0\",type=\"" + label + "\"}"));
  }

  @Test
  void hasNoSeriesMoreForAHundredThousandClientsOfEveryType() {
    for (int type = 0; type < 256; type++) {
      relay.receive(type, type);
    }
    Set<String> before = metrics().samples().keySet();
    for (int client = 0; client < 100_000; client++) {
      relay.receive(client % 256, client);
    }
    assertEquals(before, metrics().samples().keySet());
  }

  private PrometheusText metrics() {
    return new PrometheusText(
        MetricsResource.text(new MetricSnapshots(CounterMetrics.of(relay.counters()).toList())));
  }
}
