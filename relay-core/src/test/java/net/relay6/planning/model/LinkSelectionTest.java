package net.relay6.planning.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import net.relay6.testing.InventedInterfaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinkSelectionTest {

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "vlan*              | vlan1 vlan20 eth0 xvlan1 vlan | vlan1 vlan20 vlan",
        "vlan?              | vlan1 vlan20 vlan             | vlan1",
        "v?an*0             | vlan10 vean0 vlan1 van0       | vlan10 vean0",
        "eth0.*             | eth0.7 eth0x7 eth0            | eth0.7",
        "*                  | lo eth0 wan0                  | eth0 wan0",
        "vlan* !vlan9*      | vlan8 vlan9 vlan99            | vlan8",
        "vlan* !vlan9 !*5   | vlan9 vlan99 vlan5 vlan55     | vlan99",
        "vlan* !vlan*       | vlan1                         | vlan*",
        "ppp*               | eth0                          | ppp*",
        "vlan7 vlan*        | vlan8 vlan7                   | vlan7 vlan8",
        "vlan* vlan7        | vlan8 vlan7                   | vlan8 vlan7",
        "vlan7 vlan*        | vlan8                         | vlan7 vlan8",
        "vlan1* vlan*       | vlan20 vlan10 vlan11          | vlan10 vlan11 vlan20",
        "vlan* vlan1*       | vlan10 vlan20                 | vlan10 vlan20 vlan1*",
        "vlan* !vlan10 *10  | vlan10 vlan20 eth10           | vlan20 vlan10 eth10"
      })
  void makesLinksOfTheInterfacesThatAreMeant(String links, String interfaces, String expected) {
    assertEquals(List.of(expected.split(" ")), all(links(links), interfaces));
  }

  @Test
  void anInterfaceThatServersNameIsNoLinkOfAPattern() {
    String servers =
        """
        servers {
          near { address = "fe80::2%eth1" }
          group { address = "ff05::1:3", interfaces = [ eth2, eth3 ] }
        }
        """;
    assertEquals(List.of("eth0", "eth4"), all(servers + links("eth*"), "eth0 eth1 eth2 eth3 eth4"));
    assertEquals(
        List.of("eth0", "eth4", "eth2"),
        all(servers + links("eth* eth2"), "eth0 eth1 eth2 eth3 eth4"));
  }

  @Test
  void aLinkOfAPatternHasAllSettingsOfThePatternButItsName() {
    LinkSettings link =
        new LinkSelection(
                valid(
                    "links = [ { interface = \"vlan*\", exclude = [ vlan9 ], link-address ="
                        + " \"2001:db8::1\", interface-id = \"{interface}/x\" } ]"))
            .all(snapshot("vlan1"))
            .getFirst();
    assertEquals("vlan1", link.interfaceName());
    assertEquals("2001:db8::1", link.linkAddress().orElseThrow().toString());
    assertEquals("\"{interface}/x\"", link.interfaceId().toString());
    assertEquals(List.of(), link.exclude());
  }

  /** Links of those names, where {@code !} stands before what the pattern in front excludes. */
  private static String links(String words) {
    String links =
        Arrays.stream(words.split(" (?!!)"))
            .map(word -> word.split(" !"))
            .map(names ->
                "{ interface = \"%s\"%s }"
                    .formatted(
                        names[0],
                        names.length == 1
                            ? ""
                            : Arrays.stream(names)
                                .skip(1)
                                .map(name -> "\"" + name + "\"")
                                .collect(Collectors.joining(", ", ", exclude = [ ", " ]"))))
            .collect(Collectors.joining(", "));
    return "links = [ " + links + " ]";
  }

  private static List<String> all(String settings, String interfaces) {
    return new LinkSelection(valid(settings))
        .all(snapshot(interfaces)).stream().map(LinkSettings::interfaceName).toList();
  }

  private static InterfaceSnapshot snapshot(String names) {
    return InventedInterfaces.of(
            Arrays.stream(names.split(" ")).map(name -> name + " 1 up 1500").toArray(String[]::new))
        .snapshot();
  }

  private static RelaySettings valid(String keys) {
    SettingsResult result = SettingsReader.parse("relay6 {\n" + keys + "\n}\n", "test");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings();
  }
}
