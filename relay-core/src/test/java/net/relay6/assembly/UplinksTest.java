package net.relay6.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.UnpooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import net.relay6.agent.RelayCounters;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.SettingsReader;
import net.relay6.settings.SettingsResult;
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
        "{ interface = \"*\" }, { interface = wan0 }        | ''",
        "{ interface = wan0 }                               | ''"
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
    Uplinks.ways(settings("{ interface = lan0 }"), NAMES, this::way);
    assertEquals(
        List.of(
            "2001:db8:a::2 from ::",
            "2001:db8:b::2 from ::",
            "2001:db8:b::3 from ::",
            "2001:db8:c::2 from 2001:db8:a::1"),
        asked);
  }

  @Test
  void asksForTheFirstAddressesOfANameAloneHoweverManyItHas() {
    List<Ipv6Address> many =
        IntStream.range(0, 2000)
            .mapToObj(number -> new Ipv6Address(0x20010db8L << 32, number))
            .toList();
    Uplinks.ways(settings("{ interface = lan0 }"), Map.of("kea.example.net", many), this::way);
    assertEquals(18, asked.size());
  }

  private List<String> warnings(RelaySettings settings) {
    Surroundings surroundings =
        new Surroundings(
            InventedInterfaces.of(
                    "lan0 3 up 1500 fe80::1/64 2001:db8:1::1/64",
                    "wan0 2 up 1500 fe80::1/64 2001:db8:a::1/64")
                .snapshot(),
            NAMES,
            Uplinks.ways(settings, NAMES, this::way),
            Optional.empty(),
            "router");
    return new PlanAssembly(
            settings,
            UnpooledByteBufAllocator.DEFAULT,
            new RelayCounters(),
            new FailingFaults(),
            List.of(),
            () -> 0)
        .assemble(surroundings)
        .warnings();
  }

  private InterfaceSet way(Ipv6Address destination, Ipv6Address source) {
    asked.add(destination + " from " + source);
    return InterfaceSet.of(2);
  }

  private static RelaySettings settings(String links) {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 {
              servers {
                alpha { address = "2001:db8:a::2" }
                kea { address = "kea.example.net" }
                pinned { address = "2001:db8:c::2", source-address = "2001:db8:a::1" }
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
