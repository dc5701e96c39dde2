package net.relay6.cli.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.relay6.cli.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Four clients of two load-balancing servers that all belong to one of them, for 11 minutes. */
class LoadBalancingAuditTest {

  private static final String LOOKS =
      "each of 4 clients is answered by 2001:db8:a::2 alone: 2001:db8:b::2 does not run, is a standby,"
          + " or is a partner in a load-balancing pair";

  @TempDir private Path folder;

  private static String capture() throws URISyntaxException {
    return Path.of(
            Objects.requireNonNull(
                    LoadBalancingAuditTest.class.getResource(
                        "/captures/load-balancing-all-with-one.pcap"))
                .toURI())
        .toString();
  }

  @Test
  void saysWhatTheSilenceOfThePartnerMayBe() throws Exception {
    CommandLineRun run = CommandLineRun.of("audit", capture());
    assertTrue(run.out().contains(LOOKS), run.out());
    assertFalse(run.out().contains("server-silent"), run.out());
    assertEquals(0, run.exitCode());
  }

  @Test
  void findsNothingWhenTheRoleIsDeclared() throws Exception {
    CommandLineRun run = CommandLineRun.of("audit", "-c", declared().toString(), capture());
    assertTrue(run.out().contains("Nothing was found."), run.out() + run.err());
    assertEquals(0, run.exitCode());
  }

  private Path declared() throws IOException {
    return Files.writeString(
        folder.resolve("relay6.conf"),
        """
        relay6 {
          servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
          links = [ { interface = lan0, link-address = "2001:db8:1:1::1" } ]
          server-set.servers { alpha.role = load-balancing, beta.role = load-balancing }
        }
        """);
  }
}
