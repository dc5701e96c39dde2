package net.relay6.tools.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import org.junit.jupiter.api.Test;

/** Which link a line is about. */
class DnsmasqImportTest {

  private static final InterfaceSnapshot INTERFACES =
      new InterfaceSnapshot(
          List.of(link("lan0", "2001:db8:1::1", "2001:db8:1:1::1"), link("wan0")));

  @Test
  void theInterfaceIsTheOneThatHasTheLocalAddress() {
    String text = converted("dhcp-relay=2001:db8:1::1,2001:db8:a::2");
    assertTrue(
        text.contains(
            "    { interface = \"lan0\", link-address = \"2001:db8:1::1\", servers = [ server-1 ]"
                + " }\n"),
        text);
    assertTrue(!text.contains("FILL IN"), text);
  }

  @Test
  void aSecondAddressOfTheSameInterfaceHasNoEquivalent() {
    String text =
        converted(
            "dhcp-relay=2001:db8:1::1,2001:db8:a::2", "dhcp-relay=2001:db8:1:1::1,2001:db8:a::2");
    assertEquals(1, text.lines().filter(line -> line.contains("{ interface")).count());
    assertTrue(text.contains("# NO EQUIVALENT: 2001:db8:1:1::1 is a second address of lan0"), text);
  }

  private static String converted(String... lines) {
    return assertInstanceOf(Imported.Converted.class, DnsmasqImport.of(List.of(lines), INTERFACES))
        .text();
  }

  private static NetworkLink link(String name, String... addresses) {
    return new NetworkLink(
        name,
        name.length(),
        true,
        1500,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(addresses).stream()
            .map(text -> Ipv6Address.parse(text).orElseThrow())
            .map(address -> new InterfaceAddress(address, 64, InterfaceAddress.State.STABLE))
            .toList());
  }
}
