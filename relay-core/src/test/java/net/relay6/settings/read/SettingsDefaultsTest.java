package net.relay6.settings.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.settings.Template;
import org.junit.jupiter.api.Test;

/** What applies where a block says nothing, and what does not influence it. */
class SettingsDefaultsTest {

  @Test
  void takesTheOperatorsDefaultsWhereABlockSaysNothing() {
    RelaySettings settings =
        read(
            """
            relay6 {
              servers {
                alpha { address = "2001:db8:a::2" }
                beta { address = "2001:db8:b::2", source-address = "2001:db8::9" }
                gamma { address = "2001:db8:c::2", source-address = null }
              }
              server-defaults { source-address = "2001:db8::1" }
              link-defaults { servers = [ alpha ], accept-unicast = true }
              links = [
                { interface = lan0 }
                { interface = lan1, servers = null, accept-unicast = false }
              ]
            }
            """);
    assertEquals(
        List.of(some("2001:db8::1"), some("2001:db8::9"), Optional.empty()),
        settings.servers().stream().map(ServerSettings::sourceAddress).toList());
    assertEquals(
        List.of(List.of("alpha"), List.of("alpha", "beta", "gamma")),
        settings.links().stream().map(LinkSettings::servers).toList());
    assertEquals(
        List.of(true, false),
        settings.links().stream().map(link -> link.admission().acceptUnicast()).toList());
  }

  @Test
  void appliesServerDefaultsToTheServerThatIsThereByDefault() {
    RelaySettings settings =
        read(
            "relay6 { server-defaults { interfaces = [ wan0 ] }, links = [ { interface = lan0 } ] }");
    assertEquals(List.of("wan0"), settings.server("all-dhcp-servers").interfaces());
  }

  @Test
  void keepsServersAndLinksInTheOrderOfTheFile() {
    RelaySettings settings =
        read(
            """
            relay6 {
              servers {
                zeta { address = "2001:db8:a::2" }
                alpha { address = "2001:db8:b::2" }
              }
              links = [ { interface = lan9 }, { interface = lan1 } ]
            }
            """);
    assertEquals(
        List.of("zeta", "alpha"), settings.servers().stream().map(ServerSettings::name).toList());
    assertEquals(
        List.of("lan9", "lan1"),
        settings.links().stream().map(LinkSettings::interfaceName).toList());
  }

  @Test
  void ignoresSystemPropertiesAndEnvironment() {
    System.setProperty("relay6.hop-count-limit", "3");
    try {
      RelaySettings settings =
          read("relay6 { links = [ { interface = lan0, interface-id = ${?PATH} } ] }");
      assertEquals(8, settings.hopCountLimit());
      assertEquals(
          Template.of(Template.VariableName.INTERFACE), settings.links().getFirst().interfaceId());
    } finally {
      System.clearProperty("relay6.hop-count-limit");
    }
  }

  private static RelaySettings read(String text) {
    SettingsResult result = SettingsReader.parse(text, "relay6.conf");
    return assertInstanceOf(SettingsResult.Valid.class, result, result::toString).settings();
  }

  private static Optional<Ipv6Address> some(String text) {
    return Ipv6Address.parse(text);
  }
}
