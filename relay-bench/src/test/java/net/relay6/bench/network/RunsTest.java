package net.relay6.bench.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {

  private static final String GENERATED = "sent=2000 seconds=1.001 complete=1999";

  private final Runs runs;

  RunsTest(@TempDir Path folder) {
    runs = new Runs(folder);
  }

  @Test
  void keepsEveryRunOfEveryPart() throws IOException {
    Measurement first = run(Contender.DNSMASQ, Load.ofOneClient(2_000, 1));
    Measurement second = run(Contender.LIMIT, new Load(5_000, 4, 20_000, 7, 8, 9));
    runs.add("rates", first);
    runs.add("crowd", second);
    assertEquals(List.of(second, first), runs.all());
  }

  @Test
  void forgetsOnlyThePartThatRunsAnew() throws IOException {
    Measurement kept = run(Contender.DHCRELAY, Load.ofOneClient(2_000, 1));
    runs.add("rates", run(Contender.RELAY6, Load.ofOneClient(2_000, 1)));
    runs.add("links", kept);
    runs.forget("rates");
    assertEquals(List.of(kept), runs.all());
  }

  private static Measurement run(Contender contender, Load load) {
    return new Measurement(contender, 2, 1, load, GENERATED, 0.25, 120);
  }
}
