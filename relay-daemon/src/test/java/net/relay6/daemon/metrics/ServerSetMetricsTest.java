package net.relay6.daemon.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import net.relay6.daemon.view.SampleReport;
import org.junit.jupiter.api.Test;

class ServerSetMetricsTest {

  private final PrometheusText text =
      new PrometheusText(
          MetricsResource.text(
              new MetricSnapshots(ServerSetMetrics.of(SampleReport.report(), 9).toList())));

  @Test
  void showsHowLongResponsesTook() {
    assertEquals(2, bucket("0.001"));
    assertEquals(2, bucket("5.0"));
    assertEquals(3, bucket("+Inf"));
    assertEquals(
        6.0018,
        text.value("relay6_server_answer_seconds_sum{server=\"alpha\",type=\"SOLICIT\"}"),
        1e-9);
  }

  private double bucket(String bound) {
    return text.value(
        "relay6_server_answer_seconds_bucket{server=\"alpha\",type=\"SOLICIT\",le=\""
            + bound
            + "\"}");
  }

  @Test
  void showsWhatEachServerDoes() {
    assertEquals(
        10, text.value("relay6_server_unanswered_total{server=\"alpha\",type=\"SOLICIT\"}"));
    assertEquals(7, text.value("relay6_server_wins_total{server=\"alpha\"}"));
    assertEquals(14, text.value("relay6_server_leases{server=\"alpha\"}"));
    assertEquals(255, text.value("relay6_server_preference{link=\"lan0\",server=\"alpha\"}"));
    assertFalse(text.samples().keySet().stream().anyMatch(key -> key.contains("link=\"lan1\"")));
    assertEquals(9, text.value("relay6_observations_lost_total"));
  }

  @Test
  void hasEveryFindingWhetherItIsOpenOrNot() {
    assertEquals(1, text.value("relay6_findings_open{code=\"server-silent\",severity=\"alarm\"}"));
    assertEquals(
        0, text.value("relay6_findings_open{code=\"all-servers-silent\",severity=\"alarm\"}"));
  }
}
