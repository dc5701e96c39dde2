package net.relay6.bench.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private final Medians medians =
      new Medians(
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
        medians.of(Contender.RELAY6, 2, 1).stream().map(Measurement::completed).toList());
    assertEquals(80_000, medians.most(Contender.RELAY6, 2, 1));
  }

  @Test
  void givesTheRatiosThatAreAskedFor() {
    String text = new Summary(medians).toString();
    assertTrue(
        text.contains("| most exchanges/s, 2 servers, against dnsmasq | 80000 | 40000 | 2.00 |"),
        text);
    assertTrue(
        text.contains("| highest rate carried whole, against dnsmasq | 20000 | 20000 | 1.00 |"),
        text);
  }

  @Test
  void comparesClientsServedOnlyUnderTheLoadOfAllOfThem() {
    Load crowd = Load.onceEach(5_000, Part.CROWD_SIZE, 0);
    String text =
        new Summary(
                new Medians(
                    List.of(
                        run(Contender.RELAY6, crowd, 1, "20000", 0.2),
                        run(Contender.DHCRELAY, crowd, 1, "1001", 0.2),
                        run(Contender.DHCRELAY, Load.ofOneClient(5_000, 1), 1, "1", 0.2))))
            .toString();
    assertTrue(
        text.contains(
            "| clients of 20000 with all answers, 5000/s, stock kernel, against dhcrelay | 20000 |"
                + " 1001 | 19.98 |"),
        text);
    assertTrue(!text.contains("against dnsmasq"), text);
  }

  @Test
  void comparesManyLinksWithOne() {
    String text =
        new Summary(
                new Medians(
                    List.of(
                        run(Contender.LIMIT, Load.ofOneClient(10_000, 1), 1, "1", 0.26),
                        run(Contender.LIMIT, Load.ofOneClient(10_000, 1), 1_000, "1", 0.39),
                        run(
                            Contender.LIMIT,
                            Load.ofOneClientOnEach(1_000, 10_000, 1),
                            1_000,
                            "1000",
                            0.52))))
            .toString();
    assertTrue(
        text.contains(
            "| CPU us/message of C loop with frames, 1000 links of which one has clients, against 1"
                + " | 20 | 13 | 1.50 |"),
        text);
    assertTrue(text.contains("of which all have clients, against 1 | 26 | 13 | 2.00 |"), text);
  }

  @Test
  void drawsEveryRelayThatRan() {
    String svg = new Pictures(medians).throughput().svg();
    assertTrue(svg.contains(">relay6</text>"), svg);
    assertTrue(svg.contains(">dnsmasq</text>"), svg);
    assertTrue(!svg.contains(">dhcrelay</text>"), svg);
    assertTrue(svg.contains("points=\"119.0,319.0 290.5,226.0\""), svg);
  }

  private static Measurement run(
      Contender contender, int offered, double completed, double lossPercent) {
    double sent = completed / (1 - lossPercent / 100);
    return new Measurement(
        contender, 2, 1, Load.ofOneClient(offered, 1), generated(sent, completed, "1"), 0.5, 90);
  }

  /** A run of 20,000 messages of which none is lost. */
  private static Measurement run(
      Contender contender, Load load, int links, String served, double processorSeconds) {
    return new Measurement(
        contender, 2, links, load, generated(20_000, 20_000, served), processorSeconds, 90);
  }

  private static String generated(double sent, double complete, String served) {
    return "sent=%s seconds=1.0 complete=%s clients=20000 served=%s p50=200 p99=500 max=900"
            .formatted(sent, complete, served)
        + " first_p99=300 malformed=0 bad_checksum=0 misdirected=0 overrun=0";
  }
}
