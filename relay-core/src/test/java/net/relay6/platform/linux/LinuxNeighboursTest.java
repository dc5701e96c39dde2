package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.relay6.platform.NeighbourTable;
import org.junit.jupiter.api.Test;

/** What this machine's kernel tells. */
class LinuxNeighboursTest {

  private static final Path SYSCTL = Path.of("/proc/sys/net/ipv6/neigh/default/gc_thresh3");

  private final NeighbourTable neighbours = new LinuxNeighbours();

  @Test
  void readsTheTableAgainAndAgain() throws IOException {
    for (int time = 0; time < 3; time++) {
      NeighbourTable.Count count = neighbours.count().orElseThrow();
      assertEquals(limit(count), count.limit());
      assertTrue(count.entries() >= 0, count.toString());
      assertTrue(count.refused().isPresent(), count.toString());
    }
  }

  /** Namespaces but the first do not have the sysctl. */
  private static long limit(NeighbourTable.Count count) throws IOException {
    return Files.exists(SYSCTL)
        ? Long.parseLong(Files.readAllLines(SYSCTL).getFirst())
        : count.limit();
  }
}
