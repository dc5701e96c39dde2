package net.relay6.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private final Summary summary =
      new Summary(
          List.of(
              run(Contender.RELAY6, 20_000, 20_000, 0),
              run(Contender.RELAY6, 90_000, 80_000, 11.1),
              run(Contender.RELAY6, 90_000, 84_000, 6.7),
              run(Contender.RELAY6, 90_000, 60_000, 33.3),
              run(Contender.DNSMASQ, 20_000, 20_000, 0.005),
              run(Contender.DNSMASQ, 90_000, 40_000, 55.6)));

  @Test
  void takesTheMedianOfTheRounds() {
    assertEquals(
        List.of(20_000.0, 80_000.0),
        summary.of(Contender.RELAY6, 2, 1).stream().map(Measurement::completed).toList());
    assertEquals(80_000, summary.most(Contender.RELAY6, 2, 1));
  }

  @Test
  void givesTheRatiosThatAreAskedFor() {
    String text = summary.toString();
    assertTrue(
        text.contains("| most exchanges/s, 2 servers, against dnsmasq | 80000 | 40000 | 2.00 |"),
        text);
    assertTrue(
        text.contains("| highest rate carried whole, against dnsmasq | 20000 | 20000 | 1.00 |"),
        text);
  }

  @Test
  void drawsEveryRelayThatRan() {
    String svg = new Pictures(summary).throughput().svg();
    assertTrue(svg.contains(">relay6</text>"), svg);
    assertTrue(svg.contains(">dnsmasq</text>"), svg);
    assertTrue(!svg.contains(">dhcrelay</text>"), svg);
    assertTrue(svg.contains("points=\"135.3,308.7 364.0,184.7\""), svg);
  }

  private static Measurement run(
      Contender contender, int offered, double completed, double lossPercent) {
    return new Measurement(contender, 2, 1, offered, completed, lossPercent, 10, 200, 500, 900, 90);
  }
}
