package net.relay6.feature.serverset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.List;
import java.util.stream.IntStream;
import net.relay6.feature.serverset.conduct.Conduct;
import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.conduct.Servers;
import org.junit.jupiter.api.Test;

class ConductTest {

  private final Server server = new Servers().named("alpha");

  @Test
  void isRememberedForAsManyLinksAsAreWorthIt() {
    Conduct busy = server.on("lan0");
    for (int number = 0; number < 10_000; number++) {
      server.on("ppp" + number);
      assertSame(busy, server.on("lan0"));
    }
    List<String> links = server.conducts().stream().map(Conduct::link).toList();
    assertEquals(4096, links.size());
    assertEquals(
        IntStream.range(10_000 - 4095, 10_000).mapToObj(number -> "ppp" + number).sorted().toList(),
        links.subList(1, links.size()));
  }
}
