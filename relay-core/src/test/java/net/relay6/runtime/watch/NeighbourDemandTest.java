package net.relay6.runtime.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import net.relay6.counters.RelayCounters;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.platform.NeighbourTable;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links and a table of 1,024 neighbours. */
class NeighbourDemandTest {

  private static final NeighbourTable.Count STOCK =
      new NeighbourTable.Count(10, 1024, OptionalLong.of(0));
  private static final String ETHERNET = "eth1 2 up 1500 mac 02:00:00:00:00:01 fe80::1/64";

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "as it is by default | | 2001:db8:1::1/64 | ",
        "by UDP | replies.by-frame = false | 2001:db8:1::1/64 | up to 20000",
        "without a link-rate | replies.by-frame = false, link-defaults.link-rate = null"
            + " | 2001:db8:1::1/64 | any number of",
        "a low link-burst | replies.by-frame = false, link-defaults.link-burst = 1024"
            + " | 2001:db8:1::1/64 | ",
        "one more | replies.by-frame = false, link-defaults.link-burst = 1025"
            + " | 2001:db8:1::1/64 | up to 1025",
        "a prefix of 256 addresses | replies.by-frame = false | 2001:db8:1::1/120 | ",
        "one of 2,048 | replies.by-frame = false | 2001:db8:1::1/117 | up to 2048",
        "two of 1,024 | replies.by-frame = false | 2001:db8:1::1/118 2001:db8:2::1/118 | up to 2048",
        "no prefix | replies.by-frame = false, link-defaults.allow-link-local-link-address = true"
            + " | | up to 20000",
      })
  void warnsWhereMoreClientsMayAskThanTheTableHolds(
      String title, String settings, String addresses, String clients) {
    assertEquals(
        Optional.ofNullable(clients).map(number -> text("link eth1", number)),
        warning(settings(settings, "eth1"), ETHERNET + (addresses == null ? "" : " " + addresses)),
        title);
  }

  @Test
  void aLinkWithoutHardwareAddressesNeedsNoRoom() {
    assertEquals(
        Optional.empty(),
        warning(
            settings("replies.by-frame = false", "ppp*"),
            "ppp0 2 up 1500 fe80::1/64 2001:db8:1::1/64"));
  }

  @Test
  void allLinksShareTheTable() {
    String[] interfaces =
        IntStream.range(0, 5)
            .mapToObj(
                "eth%1$d 1%1$d up 1500 mac 02:00:00:00:00:01 fe80::1/64 2001:db8:%1$d::1/119"
                    ::formatted)
            .toArray(String[]::new);
    assertEquals(
        Optional.of(text("links eth0, eth1, eth2 and 2 more", "up to 2560")),
        warning(settings("replies.by-frame = false", "eth*"), interfaces));
  }

  private static String text(String links, String clients) {
    return links
        + ": "
        + clients
        + " clients may be answered by UDP at once, and the kernel has room for 1024 neighbours:"
        + " responses to the others would be lost; sysctl -w"
        + " net.ipv6.neigh.default.gc_thresh3=65536, lower link-burst, or set replies.by-frame ="
        + " true";
  }

  private static String settings(String settings, String link) {
    return """
    relay6 {
      servers { alpha { address = "2001:db8::2" } }
      links = [ { interface = "%s" } ]
      %s
    }
    """
        .formatted(link, settings == null ? "" : settings.replace(", ", "\n"));
  }

  private static Optional<String> warning(String settings, String... interfaces) {
    SettingsResult result = SettingsReader.parse(settings, "test");
    PlanAssembly assembly =
        new PlanAssembly(
            assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings(),
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new FailingFaults(),
            List.of(),
            () -> 0);
    return NeighbourDemand.warning(
        assembly.assemble(Environment.of(InventedInterfaces.of(interfaces).snapshot())), STOCK);
  }
}
