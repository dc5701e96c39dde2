package net.relay6.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.RelayForwardPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Warning;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanAssemblyTest {

  private static final String ONE_LINK =
      "relay6 { servers { alpha { address = \"2001:db8:a::2\" } }, links = [ { interface = eth1 %s } ] }";

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "fe80::1/64, 2001:db8:1::9/64, 2001:db8:1::1/64       | 2001:db8:1::1",
        "fe80::1/64, fd00:1::1/64, 2001:db8:1::1/64           | 2001:db8:1::1",
        "fe80::1/64, 2001:db8:1::1/64 deprecated, fd00::1/64  | fd00::1",
        "fe80::1/64, 2001:db8:1::1/64 tentative, fd00::1/64   | fd00::1",
        "fe80::1/64, 2001:db8:1::1/64 temporary, fd00::1/64   | fd00::1",
        "fe80::1/64, 2001:db8:1::1/64 temporary               | 2001:db8:1::1"
      })
  void namesTheLinkByItsLowestStableGlobalAddress(String addresses, String linkAddress) {
    LinkPlan link =
        onlyLink("", InventedInterfaces.of("eth1 4 up 1500 " + addresses.replace(",", "")));
    assertEquals(address(linkAddress), link.linkAddress());
  }

  @Test
  void namesTheLinkAsTheOperatorSays() {
    LinkPlan link =
        onlyLink(
            ", link-address = \"2001:db8:1::77\"",
            InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 2001:db8:1::1/64"));
    assertEquals(address("2001:db8:1::77"), link.linkAddress());
  }

  @Test
  void warnsOfALinkAddressThatLiesInNoPrefixOfTheLink() {
    InventedInterfaces interfaces =
        InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 2001:db8:1::1/64");
    String settings = ONE_LINK.formatted(", link-address = \"2001:db8:11::1\"");
    assertEquals(
        List.of(
            "link eth1: its link-address 2001:db8:11::1 lies in no prefix of the interface; servers"
                + " may not know it"),
        warnings(settings, interfaces));
    String onLink = ONE_LINK.formatted(", link-address = \"2001:db8:1::77\"");
    assertEquals(List.of(), warnings(onLink, interfaces));
    assertEquals(List.of(), warnings(settings, InventedInterfaces.of()));
  }

  @Test
  void warnsWhenAGroupOfServersCouldNotAnswer() {
    String settings =
        """
        relay6 {
          servers { group { address = "ff05::1:3", interfaces = [ wan0, wan1 ] } }
          links = [ { interface = eth1 } ]
        }
        """;
    assertEquals(
        List.of(
            "server group: wan1 has no global address, so responses of servers cannot reach it;"
                + " give it one"),
        warnings(
            settings,
            InventedInterfaces.of(
                "wan0 2 up 1500 fe80::1/64 2001:db8:a::1/64", "wan1 3 up 1500 fe80::2/64")));
    assertEquals(
        List.of(
            "server all-dhcp-servers: this machine has no global address, so responses of servers"
                + " cannot reach it; give it one"),
        warnings(
            "relay6.links = [ { interface = eth1 } ]",
            InventedInterfaces.of("wan0 2 up 1500 fe80::1/64")));
  }

  @Test
  void namesTheLinkByALinkLocalAddressOnlyWhereAllowed() {
    InventedInterfaces interfaces = InventedInterfaces.of("eth1 4 up 1500 fe80::1/64");
    assertEquals(LinkStatus.Reason.NO_LINK_ADDRESS, waiting("", interfaces));
    LinkPlan link = onlyLink(", allow-link-local-link-address = true", interfaces);
    assertEquals(address("fe80::1"), link.linkAddress());
  }

  @Test
  void waitsForWhatALinkLacks() {
    assertEquals(LinkStatus.Reason.MISSING, waiting("", InventedInterfaces.of()));
    assertEquals(
        LinkStatus.Reason.DOWN,
        waiting("", InventedInterfaces.of("eth1 4 down 1500 fe80::1/64 2001:db8:1::1/64")));
    assertEquals(
        LinkStatus.Reason.NO_LINK_LOCAL_ADDRESS,
        waiting("", InventedInterfaces.of("eth1 4 up 1500 2001:db8:1::1/64")));
    assertEquals(
        LinkStatus.Reason.NO_LINK_LOCAL_ADDRESS,
        waiting("", InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 tentative 2001:db8:1::1/64")));
  }

  @Test
  void keepsInterfaceIdsWhenLinksChangePlacesAndIndexes() {
    String settings = "relay6.links = [ { interface = %s }, { interface = %s } ]";
    AssembledPlan first = assemble(settings.formatted("eth1", "eth2"), twoLinks(4, 5));
    AssembledPlan second = assemble(settings.formatted("eth2", "eth1"), twoLinks(9, 8));
    assertEquals(
        first.plan().links().getFirst().interfaceId(),
        second.plan().links().getLast().interfaceId());
    assertEquals("0012000465746831", fixedOptions(first.plan().links().getFirst()));
  }

  @Test
  void warnsOfAServersLinkAddressThatLiesInNoPrefixOfTheLink() {
    assertEquals(
        List.of(
            "link eth1: its link-address 2001:db8:5::1 lies in no prefix of the interface; servers may"
                + " not know it"),
        warnings(
            ONE_LINK.formatted(", link-addresses { alpha = \"2001:db8:5::1\" }"),
            InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 2001:db8:1::1/64")));
  }

  @Test
  void warnsOfAnotherSourcePort() {
    assertEquals(
        List.of(
            "server all-dhcp-servers: copies leave from port 10547; it must support Relay Source"
                + " Port (RFC 8357), as Kea does and ISC dhcpd does not, or its responses are"
                + " lost"),
        warnings(
            "relay6 { server-defaults { local-port = 10547 }, links = [ { interface = eth1 } ] }",
            InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 2001:db8:1::1/64")));
  }

  @Test
  void warnsOfAnOptionThatHasNoValueOnTheLink() {
    assertEquals(
        List.of(
            "link eth1: left out, SUBSCRIBER-ID: a variable in \"{vlan}\" has no value here",
            "link eth1: left out, send-relay-id: this relay has no DUID"),
        warnings(
                ONE_LINK.formatted(", subscriber-id = \"{vlan}\", send-relay-id = true"),
                InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 2001:db8:1::1/64"))
            .stream()
            .sorted()
            .toList());
  }

  @Test
  void aNameThatIsAnotherServersAddressIsSentNothing() {
    PlanAssembly assembly =
        assembly(
            settings(
                """
                relay6 {
                  servers {
                    alpha { address = "2001:db8:a::2" }
                    twin { address = "kea.example.net" }
                    unknown { address = "gone.example.net" }
                  }
                  links = [ { interface = eth1 } ]
                }
                """));
    Environment environment =
        new Environment(
            twoLinks(4, 5).snapshot(),
            Map.of("kea.example.net", List.of(address("2001:db8:a::2"))),
            Map.of(),
            Optional.empty(),
            "router");
    assertEquals(
        List.of(
            new NextHop.ByRoute(Optional.empty()),
            new NextHop.Unreachable(
                "kea.example.net has the same address as server alpha, which would receive every"
                    + " message twice"),
            new NextHop.Unreachable("no IPv6 address is known for the name gone.example.net")),
        assembly.assemble(environment).plan().servers().stream().map(ServerPlan::nextHop).toList());
    assertEquals(
        List.of("2001:db8:a::2", "2001:db8:a::2", "gone.example.net"),
        assembly.assemble(environment).plan().servers().stream()
            .map(ServerPlan::shownAddress)
            .toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mac 02:00:00:00:00:ff      |                                | true true true",
        "                           |                                | false false false",
        "mac 02:00:00:00:00:ff port |                                | false false false",
        "mac 02:00:00:00:00:ff      | client-link-layer-address=false | false true true",
        "mac 02:00:00:00:00:ff      | receive-by-frame=false         | true false true",
        "mac 02:00:00:00:00:ff      | client-link-layer-address=false, remote-id=\"{link-layer-address}\", remote-id-enterprise=1 | true true true",
      })
  void usesFramesWhereTheLinkIsEthernetAndTheSettingsSaySo(
      String kind, String keys, String expected) {
    LinkPlan link =
        assemble(
                "relay6.links = [ { interface = eth1 %s } ]"
                    .formatted(keys == null ? "" : ", " + keys),
                InventedInterfaces.of(
                    "eth1 2 up 1500 %s fe80::1/64 2001:db8::1/64"
                        .formatted(kind == null ? "" : kind)
                        .replaceAll(" +", " ")))
            .plan()
            .links()
            .getFirst();
    LinkPlan.FrameUse frames = link.frames();
    assertEquals(expected, frames.learns() + " " + frames.receives() + " " + frames.sends());
  }

  @Test
  void numbersReadyLinksWithoutGaps() {
    AssembledPlan assembled =
        assemble(
            "relay6.links = [ { interface = eth0 }, { interface = eth1 }, { interface = eth2 } ]",
            twoLinks(4, 5));
    assertEquals(3, assembled.links().size());
    assertEquals(List.of("eth1", "eth2"), names(assembled.plan().links()));
    assertEquals(List.of(0, 1), assembled.plan().links().stream().map(LinkPlan::index).toList());
  }

  @Test
  void givesEachLinkItsServersInTheOrderOfTheConfiguration() {
    AssembledPlan assembled =
        assemble(
            """
            relay6 {
              servers {
                alpha { address = "2001:db8:a::2" }
                beta { address = "2001:db8:b::2", source-address = "2001:db8:9::1" }
              }
              links = [ { interface = eth1 }, { interface = eth2, servers = [ beta ] } ]
            }
            """,
            twoLinks(4, 5));
    assertEquals(List.of("alpha", "beta"), servers(assembled.plan().links().getFirst()));
    assertEquals(List.of("beta"), servers(assembled.plan().links().getLast()));
    assertEquals(
        new NextHop.ByRoute(Optional.of(address("2001:db8:9::1"))),
        assembled.plan().servers().getLast().nextHop());
  }

  @Test
  void reachesLinkLocalServersAndGroupsThroughTheirInterfaces() {
    String settings =
        """
        relay6 {
          servers {
            near { address = "fe80::2%eth2" }
            group { address = "ff05::1:3", interfaces = [ eth1, eth2 ] }
          }
          links = [ { interface = eth1 } ]
        }
        """;
    AssembledPlan both = assemble(settings, twoLinks(4, 5));
    assertEquals(new NextHop.ByInterfaces(List.of(5)), both.plan().servers().getFirst().nextHop());
    assertEquals(
        new NextHop.ByInterfaces(List.of(4, 5)), both.plan().servers().getLast().nextHop());
    AssembledPlan without =
        assemble(settings, InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 2001:db8:1::1/64"));
    assertEquals(
        new NextHop.Unreachable("its interface is missing or down"),
        without.plan().servers().getFirst().nextHop());
    assertEquals(
        new NextHop.ByInterfaces(List.of(4)), without.plan().servers().getLast().nextHop());
  }

  @Test
  void keepsCountingWhenALinkComesBack() {
    PlanAssembly assembly = assembly(settings(ONE_LINK.formatted("")));
    InventedInterfaces interfaces =
        InventedInterfaces.of("eth1 4 up 1500 fe80::1/64 2001:db8:1::1/64");
    LinkPlan before =
        assembly.assemble(Environment.of(interfaces.snapshot())).plan().links().getFirst();
    assertTrue(
        assembly
            .assemble(Environment.of(InventedInterfaces.of().snapshot()))
            .plan()
            .links()
            .isEmpty());
    LinkPlan after =
        assembly.assemble(Environment.of(interfaces.snapshot())).plan().links().getFirst();
    assertSame(before.counters(), after.counters());
  }

  private static InventedInterfaces twoLinks(int firstIndex, int secondIndex) {
    return InventedInterfaces.of(
        "eth1 " + firstIndex + " up 1500 fe80::1/64 2001:db8:1::1/64",
        "eth2 " + secondIndex + " up 1500 fe80::2/64 2001:db8:2::1/64");
  }

  private static LinkPlan onlyLink(String linkKeys, InventedInterfaces interfaces) {
    AssembledPlan assembled = assemble(ONE_LINK.formatted(linkKeys), interfaces);
    return assertInstanceOf(LinkStatus.Ready.class, assembled.links().getFirst()).link();
  }

  private static LinkStatus.Reason waiting(String linkKeys, InventedInterfaces interfaces) {
    AssembledPlan assembled = assemble(ONE_LINK.formatted(linkKeys), interfaces);
    return assertInstanceOf(LinkStatus.Waiting.class, assembled.links().getFirst()).reason();
  }

  private static AssembledPlan assemble(String settings, InventedInterfaces interfaces) {
    return assembly(settings(settings)).assemble(Environment.of(interfaces.snapshot()));
  }

  private static List<String> warnings(String settings, InventedInterfaces interfaces) {
    return assemble(settings, interfaces).warnings().stream().map(Warning::text).toList();
  }

  private static PlanAssembly assembly(RelaySettings settings) {
    return new PlanAssembly(
        settings,
        UnpooledByteBufAllocator.DEFAULT,
        new RelayCounters(),
        new FailingFaults(),
        List.of(),
        () -> 0);
  }

  private static RelaySettings settings(String text) {
    SettingsResult result = SettingsReader.parse(text, "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }

  private static List<String> names(List<LinkPlan> links) {
    return links.stream().map(LinkPlan::name).toList();
  }

  private static List<String> servers(LinkPlan link) {
    return link.fanout().defaultPlans().stream()
        .map(RelayForwardPlan::servers)
        .flatMap(List::stream)
        .map(ServerPlan::name)
        .toList();
  }

  private static String fixedOptions(LinkPlan link) {
    return link.fanout().defaultPlans().getFirst().clientOptions().fixed().toHex();
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
