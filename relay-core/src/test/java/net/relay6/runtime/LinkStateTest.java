package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import net.relay6.counters.RelayCounters;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.LinkStatus;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.api.Test;

/** What a link does or waits for while its interface changes, and since which second. */
class LinkStateTest {

  private final InventedInterfaces interfaces = new InventedInterfaces();
  private PlanAssembly assembly =
      assembly(
          "{ interface = \"vlan*\", active-when-address = \"fe80::51\" }, { interface = lan0 }");
  private List<LinkStatus.Timed> states = List.of();
  private long second;

  @Test
  void beginsAnewWithEveryReasonAndWithRelaying() {
    assertStates("vlan* NO_MATCH 1, lan0 MISSING 1");
    assertStates("vlan* NO_MATCH 1, lan0 DOWN 2", "lan0 4 down 1500");
    assertStates("vlan* NO_MATCH 1, lan0 NO_LINK_LOCAL_ADDRESS 3", "lan0 4 up 1500");
    assertStates("vlan* NO_MATCH 1, lan0 NO_LINK_ADDRESS 4", "lan0 4 up 1500 fe80::1/64");
    assertStates("vlan* NO_MATCH 1, lan0 ready 5", "lan0 4 up 1500 fe80::1/64 2001:db8::1/64");
    assertStates("vlan* NO_MATCH 1, lan0 MISSING 6", "lan0 gone");
  }

  @Test
  void stayWhenOnlyAddressesChange() {
    assertStates("vlan* NO_MATCH 1, lan0 ready 1", "lan0 4 up 1500 fe80::1/64 2001:db8::1/64");
    assertStates("vlan* NO_MATCH 1, lan0 ready 1", "lan0 4 up 1500 fe80::1/64 2001:db8::2/64");
    assertStates("vlan* NO_MATCH 1, lan0 NO_LINK_ADDRESS 3", "lan0 4 up 1500 fe80::1/64");
    assertStates("vlan* NO_MATCH 1, lan0 NO_LINK_ADDRESS 3", "lan0 4 up 1500 fe80::2/64");
  }

  @Test
  void aPatternGivesWayToItsInterfacesAndComesBackWithoutThem() {
    assertStates("vlan* NO_MATCH 1, lan0 MISSING 1");
    assertStates("vlan1 ready 2, lan0 MISSING 1", "vlan1 5 up 1500 fe80::51/128 2001:db8:1::1/64");
    assertStates(
        "vlan1 ready 2, vlan2 STANDBY 3, lan0 MISSING 1",
        "vlan2 6 up 1500 fe80::2/64 2001:db8:2::1/64");
    assertStates("vlan2 STANDBY 3, lan0 MISSING 1", "vlan1 gone");
    assertStates("vlan* NO_MATCH 5, lan0 MISSING 1", "vlan2 gone");
  }

  @Test
  void anInterfaceWithAnotherNameIsAnotherLink() {
    assertStates("vlan1 ready 1, lan0 MISSING 1", "vlan1 5 up 1500 fe80::51/128 2001:db8:1::1/64");
    interfaces.apply("vlan1 gone");
    assertStates("vlan* NO_MATCH 2, lan0 ready 2", "lan0 5 up 1500 fe80::51/128 2001:db8:1::1/64");
  }

  @Test
  void survivesAReload() {
    assertStates("vlan* NO_MATCH 1, lan0 ready 1", "lan0 4 up 1500 fe80::1/64 2001:db8::1/64");
    assembly = assembly("{ interface = lan1 }, { interface = lan0, interface-id = \"other\" }");
    assertStates("lan1 MISSING 2, lan0 ready 1");
  }

  /** A second passes, something changes, and then the links are so: name, status, since. */
  private void assertStates(String expected, String... changes) {
    second++;
    List.of(changes).forEach(interfaces::apply);
    states =
        LinkStatus.Timed.update(
            states,
            assembly.assemble(Environment.of(interfaces.snapshot())).links(),
            Instant.ofEpochSecond(second));
    assertEquals(
        expected, states.stream().map(LinkStateTest::text).collect(Collectors.joining(", ")));
  }

  private static String text(LinkStatus.Timed state) {
    String status =
        switch (state.status()) {
          case LinkStatus.Ready _ -> "ready";
          case LinkStatus.Waiting waiting -> waiting.reason().name();
        };
    return state.name() + " " + status + " " + state.since().getEpochSecond();
  }

  private static PlanAssembly assembly(String links) {
    SettingsResult result = SettingsReader.parse("relay6.links = [ " + links + " ]", "test");
    return new PlanAssembly(
        assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings(),
        UnpooledByteBufAllocator.DEFAULT,
        new RelayCounters(),
        new FailingFaults(),
        List.of(),
        () -> 0);
  }
}
