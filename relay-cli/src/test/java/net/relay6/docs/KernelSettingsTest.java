package net.relay6.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.relay6.platform.NeighbourTable;
import net.relay6.runtime.watch.NeighbourState;
import net.relay6.transport.udp.SocketBuffers;
import org.junit.jupiter.api.Test;

/** The sysctl.d file that the packages ship. */
class KernelSettingsTest {

  private static final String NAME = "60-relay6.conf";

  /** A setting that is commented out; comments for people have a blank behind the #. */
  private static final Pattern SETTING = Pattern.compile("(?m)^#(net[a-z0-9_.]+) = (\\d+)$");

  private static final String GC = "net.ipv6.neigh.default.gc_thresh";

  private final String file = Files.readString(Path.of("../relay-dist/src/main/dist", NAME));
  private final Map<String, Long> settings =
      SETTING
          .matcher(file)
          .results()
          .collect(
              Collectors.toMap(match -> match.group(1), match -> Long.valueOf(match.group(2))));

  KernelSettingsTest() throws IOException {}

  @Test
  void setsNothingAsItIsShipped() {
    assertEquals(
        List.of(), file.lines().filter(line -> !line.isEmpty() && !line.startsWith("#")).toList());
    assertEquals(5, settings.size(), settings.toString());
  }

  @Test
  void grantsTheBuffersRelay6AsksFor() {
    assertEquals(SocketBuffers.Lengths.WANTED.receive(), value("net.core.rmem_max"));
    assertEquals(SocketBuffers.Lengths.WANTED.send(), value("net.core.wmem_max"));
  }

  @Test
  void keepsTheLimitThatTheProblemOfAStockKernelNames() {
    String problem =
        new NeighbourState(
                new NeighbourTable.Count(1024, 1024, OptionalLong.of(1)),
                NeighbourState.Room.NONE,
                Instant.EPOCH)
            .problem()
            .orElseThrow();
    assertTrue(problem.contains(GC + "3=" + value(GC + "3")), problem);
    assertTrue(value(GC + "1") < value(GC + "2"));
    assertTrue(value(GC + "2") < value(GC + "3"));
  }

  @Test
  void isNamedWhereAnOperatorLooksForIt() throws IOException {
    for (String page : List.of("installing.md", "operating.md", "night.md")) {
      assertTrue(
          Files.readString(Path.of("../docs", page)).contains("/etc/sysctl.d/" + NAME), page);
    }
  }

  private long value(String sysctl) {
    return Optional.ofNullable(settings.get(sysctl)).orElseThrow();
  }
}
