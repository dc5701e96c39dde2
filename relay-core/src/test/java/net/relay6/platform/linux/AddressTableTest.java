package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceAddress.State;
import net.relay6.platform.NetworkLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTableTest {

  @Test
  void readsAddressesByInterfaceInAscendingOrder() {
    Map<String, List<InterfaceAddress>> table =
        AddressTable.parse(
            List.of(
                "fe80000000000000020000fffe000001 02 40 20 80     eth1",
                "20010db8000100010000000000000001 02 40 00 80     eth1",
                "00000000000000000000000000000001 01 80 10 80       lo",
                "no such line"));
    assertEquals(
        List.of(
            new InterfaceAddress(address("2001:db8:1:1::1"), 64, State.STABLE),
            new InterfaceAddress(address("fe80::200:ff:fe00:1"), 64, State.STABLE)),
        table.get("eth1"));
    assertEquals(List.of(new InterfaceAddress(address("::1"), 128, State.STABLE)), table.get("lo"));
  }

  @ParameterizedTest(name = "flags {0}")
  @CsvSource({
    "80, STABLE",
    "00, STABLE",
    "01, TEMPORARY",
    "21, DEPRECATED",
    "a0, DEPRECATED",
    "40, TENTATIVE",
    "c0, TENTATIVE",
    "44, STABLE",
    "48, TENTATIVE",
    "08, TENTATIVE",
    "61, TENTATIVE"
  })
  void readsWhatTheKernelLetsOneDoWithAnAddress(String flags, State state) {
    String line = "20010db8000000000000000000000001 02 40 00 " + flags + " eth1";
    assertEquals(
        state,
        AddressTable.parse(List.of(line)).getOrDefault("eth1", List.of()).getFirst().state());
  }

  @Test
  void seesThisMachinesLoopback() {
    ProcInterfaceTable table = new ProcInterfaceTable();
    NetworkLink loopback = table.snapshot().named("lo").orElseThrow();
    assertEquals(1, loopback.index());
    assertTrue(loopback.mtu() >= 1280);
    assertEquals(table.snapshot(), table.snapshot());
    assertTrue(table.snapshot().named("no-such-link").isEmpty());
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
