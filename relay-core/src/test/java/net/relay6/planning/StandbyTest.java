package net.relay6.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import net.relay6.counters.RelayCounters;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.LinkStatus;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links that must not relay although their interface could: standby, and twins of others. */
class StandbyTest {

  @ParameterizedTest(name = "waiting for {0} with {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "fe80::51      | fe80::1/64 2001:db8::9/64                            | STANDBY",
        "fe80::51      | fe80::1/64 2001:db8::9/64 fe80::51/128               | ready",
        "fe80::51      | fe80::1/64 2001:db8::9/64 fe80::51/128 deprecated    | ready",
        "fe80::51      | fe80::1/64 2001:db8::9/64 fe80::51/128 tentative     | STANDBY",
        "fe80::51      | fe80::1/64 2001:db8::9/64 fe80::5/64                 | STANDBY",
        "2001:db8::1   | fe80::1/64 2001:db8::9/64                            | STANDBY",
        "2001:db8::1   | fe80::1/64 2001:db8::9/64 2001:db8::1/64             | ready",
        "2001:db8::1   | fe80::1/64 2001:db8::1/128 deprecated                | ready",
        "2001:db8::1   | 2001:db8::1/64                                       | NO_LINK_LOCAL_ADDRESS"
      })
  void relaysOnlyWhileTheAddressCanBeUsed(String address, String addresses, String expected) {
    LinkStatus link =
        only(
            "links = [ { interface = lan0, active-when-address = \"" + address + "\" } ]",
            "lan0 4 up 1500 " + addresses);
    assertEquals(expected, word(link));
  }

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "active-when-address = '2001:db8::9'                               | 2001:db8::9",
        "active-when-address = '2001:db8::9', link-address = '2001:db8::7' | 2001:db8::7",
        "active-when-address = 'fe80::51'                                  | 2001:db8::1",
        "active-when-address = 'fe80::51', link-address = '2001:db8::7'    | 2001:db8::7"
      })
  void theSharedAddressIsTheLinkAddressWhenNothingElseIsSet(String keys, String linkAddress) {
    LinkStatus link =
        only(
            "links = [ { interface = lan0, " + keys.replace('\'', '"') + " } ]",
            "lan0 4 up 1500 fe80::1/64 fe80::51/128 2001:db8::1/64 2001:db8::9/128 deprecated");
    LinkStatus.Ready ready = assertInstanceOf(LinkStatus.Ready.class, link);
    assertEquals(linkAddress, ready.link().linkAddress().toString());
  }

  @Test
  void theAddressOnAnotherInterfaceDoesNotCount() {
    LinkStatus link =
        only(
            "links = [ { interface = lan0, active-when-address = \"2001:db8::1\" } ]",
            "lan0 4 up 1500 fe80::1/64 2001:db8::9/64",
            "lan1 5 up 1500 fe80::1/64 2001:db8::1/64");
    assertEquals(
        "standby, the interface does not have the address 2001:db8::1",
        assertInstanceOf(LinkStatus.Waiting.class, link).text());
  }

  @Test
  void aLinkThatIsDownIsDownAndNotOnStandby() {
    assertEquals(
        "DOWN",
        word(
            only(
                "links = [ { interface = lan0, active-when-address = \"fe80::51\" } ]",
                "lan0 4 down 1500 fe80::1/64 2001:db8::9/64")));
  }

  @Test
  void ofTwinsByInterfaceIdTheFirstRelaysAndTheOtherSaysWhoseItIs() {
    String settings =
        "links = [ { interface = \"vlan*\" }, { interface = lan0, interface-id = \"vlan7\" } ]";
    AssembledPlan assembled =
        assemble(
            settings,
            "lan0 4 up 1500 fe80::1/64 2001:db8:1::1/64",
            "vlan7 5 up 1500 fe80::2/64 2001:db8:7::1/64");
    assertEquals("ready", word(assembled.links().getFirst()));
    LinkStatus.Waiting twin =
        assertInstanceOf(LinkStatus.Waiting.class, assembled.links().getLast());
    assertEquals("its Interface-Id is already that of link vlan7", twin.text());
    assertEquals(1, assembled.plan().links().size());
  }

  @Test
  void aTwinRelaysOnceTheOtherCannot() {
    String settings =
        "links = [ { interface = \"vlan*\" }, { interface = lan0, interface-id = \"vlan7\" } ]";
    AssembledPlan assembled =
        assemble(
            settings,
            "lan0 4 up 1500 fe80::1/64 2001:db8:1::1/64",
            "vlan7 5 down 1500 fe80::2/64 2001:db8:7::1/64");
    assertEquals("DOWN", word(assembled.links().getFirst()));
    assertEquals("ready", word(assembled.links().getLast()));
  }

  private static LinkStatus only(String settings, String... interfaces) {
    return assemble(settings, interfaces).links().getFirst();
  }

  private static AssembledPlan assemble(String settings, String... interfaces) {
    SettingsResult result = SettingsReader.parse("relay6 {\n" + settings + "\n}\n", "test");
    return new PlanAssembly(
            assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings(),
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new FailingFaults(),
            List.of(),
            () -> 0)
        .assemble(Environment.of(InventedInterfaces.of(interfaces).snapshot()));
  }

  private static String word(LinkStatus link) {
    return switch (link) {
      case LinkStatus.Ready _ -> "ready";
      case LinkStatus.Waiting waiting -> waiting.reason().name();
    };
  }
}
