package net.relay6.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.counters.RelayCounters;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.PlanAssembly;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.Warning;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.FailingFaults;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Server alpha at an address, kea by name, and pinned, all behind wan0, which is interface 2. */
class UplinksTest {

  private static final Map<String, List<Ipv6Address>> NAMES =
      Map.of("kea.example.net", List.of(address("2001:db8:b::2"), address("2001:db8:b::3")));

  private final List<String> asked = new ArrayList<>();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{ interface = \"*\" }                              | alpha kea pinned",
        "{ interface = \"wan?\" }                           | alpha kea pinned",
        "{ interface = \"*\", exclude = [ \"wan*\" ] }      | ''",
        "{ interface = \"lan*\" }                           | ''",
        "{ interface = \"*\", exclude = [ wan0 ] }, { interface = lan0 } | ''"
      })
  void warnsOfEachServerThatIsReachedByAnInterfaceAPatternTakes(String links, String servers) {
    List<String> expected =
        List.of(servers.split(" ", -1)).stream()
            .filter(name -> !name.isEmpty())
            .map(name ->
                "link wan0: server %s is reached by it, and the pattern \"%s\" makes it a client link; exclude it, unless clients are on it too"
                    .formatted(name, links.contains("wan?") ? "wan?" : "*"))
            .toList();
    assertEquals(
        expected,
        warnings(settings(links)).stream().filter(warning -> warning.contains("reached")).toList());
  }

  @Test
  void asksTheKernelForEachServerWhoseWayTheRoutingTableChooses() {
    Uplinks.routes(settings("{ interface = lan0 }"), NAMES, this::way);
    assertEquals(
        List.of(
            "2001:db8:a::2 from [::]:547",
            "2001:db8:b::2 from [::]:547",
            "2001:db8:b::3 from [::]:547",
            "2001:db8:c::2 from [2001:db8:a::1]:10547"),
        asked);
  }

  @Test
  void asksForTheFirstAddressesOfANameAloneHoweverManyItHas() {
    List<Ipv6Address> many =
        IntStream.range(0, 2000)
            .mapToObj(number -> new Ipv6Address(0x20010db8L << 32, number))
            .toList();
    Uplinks.routes(settings("{ interface = lan0 }"), Map.of("kea.example.net", many), this::way);
    assertEquals(18, asked.size());
  }

  /** Interface 2 has 2001:db8:a::1, interface 3 has 2001:db8:1::1. */
  @ParameterizedTest(name = "{0}: {1} -> {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        // what                               | before             | now                | source
        "the first way                        | ''                 | 2 2001:db8:a::1    | 2001:db8:a::1",
        "another way                          | 2 2001:db8:a::1    | 3 2001:db8:1::1    | 2001:db8:1::1",
        "another source on the same interface | 2 2001:db8:a::1    | 2 2001:db8:a::9    | 2001:db8:a::9",
        "a next hop comes                     | 2 2001:db8:a::1    | 2,3 2001:db8:1::1  | 2001:db8:a::1",
        "the next hop in use goes             | 2,3 2001:db8:a::1  | 3 2001:db8:1::1    | 2001:db8:1::1",
        "the other next hop goes              | 2,3 2001:db8:a::1  | 2 2001:db8:a::1    | 2001:db8:a::1",
        "the kernel's choice among them flaps | 2,3 2001:db8:a::1  | 2,3 2001:db8:1::1  | 2001:db8:a::1",
        "the address in use goes              | 2,3 2001:db8:a::9  | 2,3 2001:db8:1::1  | 2001:db8:1::1",
        "both next hops are others            | 2 2001:db8:a::1    | 3,4 2001:db8:1::1  | 2001:db8:1::1",
        "no way is left                       | 2 2001:db8:a::1    | ''                 | ''"
      })
  void theSourceStaysWhereSeveralNextHopsLeaveAChoice(
      String what, String before, String now, String source) {
    Ipv6Address server = address("2001:db8:f::2");
    Map<Ipv6Address, RouteLookup.ResolvedRoute> steady =
        Uplinks.keepSources(Map.of(server, way(now)), Map.of(server, way(before)), interfaces());
    assertEquals(
        Ipv6Address.parse(source),
        steady.getOrDefault(server, RouteLookup.ResolvedRoute.NONE).source(),
        what);
  }

  private static RouteLookup.ResolvedRoute way(String text) {
    String[] parts = text.split(" ", -1);
    return parts.length == 1
        ? RouteLookup.ResolvedRoute.NONE
        : new RouteLookup.ResolvedRoute(
            InterfaceSet.of(
                Arrays.stream(parts[0].split(",", -1)).mapToInt(Integer::parseInt).toArray()),
            Ipv6Address.parse(parts[1]));
  }

  private static InterfaceSnapshot interfaces() {
    return InventedInterfaces.of(
            "lan0 3 up 1500 fe80::1/64 2001:db8:1::1/64",
            "wan0 2 up 1500 fe80::1/64 2001:db8:a::1/64")
        .snapshot();
  }

  private List<String> warnings(RelaySettings settings) {
    Environment environment =
        new Environment(
            interfaces(),
            NAMES,
            Uplinks.routes(settings, NAMES, this::way),
            Optional.empty(),
            "router");
    return new PlanAssembly(
            settings,
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new FailingFaults(),
            List.of(),
            () -> 0)
        .assemble(environment).warnings().stream().map(Warning::text).toList();
  }

  private RouteLookup.ResolvedRoute way(
      Ipv6Address destination, Ipv6Address source, int localPort) {
    asked.add(destination + " from [" + source + "]:" + localPort);
    return RouteLookup.ResolvedRoute.via(InterfaceSet.of(2));
  }

  private static RelaySettings settings(String links) {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 {
              servers {
                alpha { address = "2001:db8:a::2" }
                kea { address = "kea.example.net" }
                pinned { address = "2001:db8:c::2", source-address = "2001:db8:a::1", local-port = 10547 }
                near { address = "fe80::2%%wan1" }
              }
              links = [ %s ]
            }
            """
                .formatted(links),
            "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
