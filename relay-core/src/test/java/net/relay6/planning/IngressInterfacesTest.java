package net.relay6.planning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.Environment;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** By which interfaces a server's messages may come in although clients are there. */
class IngressInterfacesTest {

  private static final Map<Ipv6Address, RouteLookup.ResolvedRoute> ROUTES =
      Map.of(
          address("2001:db8:a::2"), way("2001:db8:5::1", 5),
          address("2001:db8:b::2"), way("2001:db8:4::1", 4, 5),
          address("2001:db8:b::3"), way("2001:db8:5::1", 6),
          address("ff05::1:3"), way("2001:db8:4::1", 4),
          address("2001:db8:3::1"), way("2001:db8:3::1", 3));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "address = \"2001:db8:a::2\"                                      | [5]",
        "address = \"2001:db8:c::2\"                                      | []",
        "address = \"kea.example.net\"                                    | [4, 5, 6]",
        "address = \"gone.example.net\"                                   | []",
        "address = \"fe80::2%wan0\"                                       | [5]",
        "address = \"fe80::2%wan9\"                                       | []",
        "address = \"ff05::1:3\"                                          | [4]",
        "address = \"ff05::1:3\", interfaces = [ lan4, wan0, wan9 ]       | [4, 5]",
        "address = \"2001:db8:3::1\"                                      | [3]",
        "address = \"2001:db8:3::1\", source-address = \"2001:db8:4::1\"  | [3, 4]",
        "address = \"2001:db8:a::2\", source-address = \"2001:db8:4::1\"  | [5]"
      })
  void areWhatLeadsToTheServer(String server, String ways) {
    assertEquals(ways, plan(server).ingressInterfaces().toString());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "address = \"2001:db8:a::2\"                                      | 2001:db8:5::1",
        "address = \"2001:db8:c::2\"                                      | ''",
        "address = \"kea.example.net\"                                    | 2001:db8:4::1",
        "address = \"ff05::1:3\"                                          | ''",
        "address = \"2001:db8:a::2\", source-address = \"2001:db8:4::1\"  | 2001:db8:4::1"
      })
  void aServerIsReachedFromTheSourceThatIsPinnedOrElseTheKernelsChoice(
      String server, String source) {
    assertEquals(new NextHop.ByRoute(Ipv6Address.parse(source)), plan(server).nextHop());
  }

  private static RouteLookup.ResolvedRoute way(String source, int... interfaces) {
    return new RouteLookup.ResolvedRoute(InterfaceSet.of(interfaces), Optional.of(address(source)));
  }

  private static ServerPlan plan(String server) {
    Environment environment =
        new Environment(
            InventedInterfaces.of(
                    "lan3 3 up 1500 fe80::1/64 2001:db8:3::1/64",
                    "lan4 4 up 1500 fe80::1/64 2001:db8:4::1/64",
                    "wan0 5 up 1500 fe80::1/64 2001:db8:5::1/64")
                .snapshot(),
            Map.of("kea.example.net", List.of(address("2001:db8:b::2"), address("2001:db8:b::3"))),
            ROUTES,
            Optional.empty(),
            "router");
    SettingsResult result =
        SettingsReader.parse(
            "relay6 { servers { one { %s } }, links = [ { interface = lan3 } ] }".formatted(server),
            "test");
    return new PlanAssembly(
            assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings(),
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new FailingFaults(),
            List.of(),
            () -> 0)
        .assemble(environment)
        .plan()
        .servers()
        .getFirst();
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
