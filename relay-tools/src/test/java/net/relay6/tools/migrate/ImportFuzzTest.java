package net.relay6.tools.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;

/**
 * Coverage-guided fuzzing of what reads the configurations of other relays. In the normal build the
 * inputs found so far are replayed; to explore, one target at a time:
 *
 * <pre>JAZZER_FUZZ=1 mvn -pl relay-cli -am test -Dtest=ImportFuzzTest#odhcpd
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class ImportFuzzTest {

  private static final InterfaceSnapshot INTERFACES = new InterfaceSnapshot(List.of());

  /** The words of a command line, or a line of ps where no blank is in them. */
  @FuzzTest(maxDuration = "10m")
  void dhcrelayFlags(byte[] octets) {
    check(DhcrelayImport.ofWords(List.of(text(octets).split(" ", -1))));
    check(DhcrelayImport.ofWords(List.of(text(octets))));
  }

  @FuzzTest(maxDuration = "10m")
  void dhcrelayFile(byte[] octets) {
    check(DhcrelayImport.ofFile("isc-dhcp-relay", text(octets)));
  }

  @FuzzTest(maxDuration = "10m")
  void dnsmasq(byte[] octets) {
    check(DnsmasqImport.of(text(octets).lines().toList(), INTERFACES));
  }

  @FuzzTest(maxDuration = "10m")
  void odhcpd(byte[] octets) {
    check(OdhcpdImport.of(text(octets)));
  }

  private static String text(byte[] octets) {
    return new String(octets, StandardCharsets.UTF_8);
  }

  private static void check(Imported imported) {
    switch (imported) {
      case Imported.Refused(var mistakes) -> {
        assertFalse(mistakes.isEmpty());
        mistakes.forEach(ImportFuzzTest::assertPrintable);
      }
      case Imported.Converted converted -> check(converted);
    }
  }

  /** What is printed is HOCON; a value that relay6 does not allow is told by its key. */
  private static void check(Imported.Converted converted) {
    List<String> lines = converted.text().lines().toList();
    assertEquals(converted.sources().size(), lines.size());
    lines.forEach(ImportFuzzTest::assertPrintable);
    if (SettingsReader.parse(converted.text(), "imported")
        instanceof SettingsResult.Invalid(var problems)) {
      problems.forEach(problem -> assertFalse(problem.path().isEmpty(), problem::toString));
    }
  }

  private static void assertPrintable(String text) {
    assertTrue(text.chars().noneMatch(Character::isISOControl), text);
  }
}
