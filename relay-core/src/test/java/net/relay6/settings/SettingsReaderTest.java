package net.relay6.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Ipv6Prefix;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

  @Test
  void needsNothingButALink() {
    RelaySettings settings = read("relay6 { links = [ { interface = lan0 } ] }");
    ServerSettings server =
        new ServerSettings(
            "all-dhcp-servers",
            Ipv6Address.ALL_SERVERS,
            Optional.empty(),
            List.of(),
            Optional.empty());
    LinkSettings link =
        new LinkSettings(
            "lan0",
            Optional.empty(),
            false,
            Octets.ofText("lan0"),
            List.of("all-dhcp-servers"),
            List.of(),
            Set.of(),
            Set.of(new TypeNumber(21), new TypeNumber(37)),
            false,
            false);
    assertEquals(
        new RelaySettings(
            List.of(server),
            List.of(link),
            Optional.empty(),
            8,
            new ReplySettings(AcceptFrom.ANYONE, false, false)),
        settings);
  }

  @Test
  void readsEveryKey() {
    RelaySettings settings =
        read(
            """
            relay6 {
              servers {
                beta { address = "fe80::2%wan0", source-address = "fe80::1" }
                alpha { address = "2001:db8:a::2", source-address = "2001:db8::1" }
                group { address = "ff02::1:2", interfaces = [ wan0, wan1 ] }
              }
              server-set { model = multiple-prefixes }
              links = [
                {
                  interface = lan0
                  link-address = "fe80::5"
                  allow-link-local-link-address = true
                  interface-id = "0x00a1"
                  servers = [ alpha, beta ]
                  downstream-relays = [ "fe80::/10", "2001:db8:9::1" ]
                  deny-types = [ reconfigure-request, 200 ]
                  server-message-types = [ 40 ]
                  allow-leasequery = true
                  accept-unicast = true
                }
              ]
              hop-count-limit = 32
              replies {
                accept-from = configured-servers
                deny-relay-forward = true
                single-link-fallback = true
              }
            }
            """);
    ServerSettings beta =
        new ServerSettings(
            "beta", address("fe80::2"), Optional.of("wan0"), List.of(), some("fe80::1"));
    ServerSettings alpha =
        new ServerSettings(
            "alpha", address("2001:db8:a::2"), Optional.empty(), List.of(), some("2001:db8::1"));
    ServerSettings group =
        new ServerSettings(
            "group",
            address("ff02::1:2"),
            Optional.empty(),
            List.of("wan0", "wan1"),
            Optional.empty());
    LinkSettings link =
        new LinkSettings(
            "lan0",
            some("fe80::5"),
            true,
            Octets.of((byte) 0, (byte) 0xa1),
            List.of("alpha", "beta"),
            List.of(prefix("fe80::/10"), prefix("2001:db8:9::1/128")),
            Set.of(new TypeNumber(18), new TypeNumber(200)),
            Set.of(new TypeNumber(40)),
            true,
            true);
    assertEquals(
        new RelaySettings(
            List.of(beta, alpha, group),
            List.of(link),
            Optional.of(new ServerSetSettings(ServerSetModel.MULTIPLE_PREFIXES)),
            32,
            new ReplySettings(AcceptFrom.CONFIGURED_SERVERS, true, true)),
        settings);
  }

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
        List.of(true, false), settings.links().stream().map(LinkSettings::acceptUnicast).toList());
  }

  @Test
  void appliesServerDefaultsToTheServerThatIsThereByDefault() {
    RelaySettings settings =
        read(
            "relay6 { server-defaults { interfaces = [ wan0 ] }, links = [ { interface = lan0 } ] }");
    assertEquals(List.of("wan0"), settings.server("all-dhcp-servers").interfaces());
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:a::2, 2001:db8:b::2, CONFIGURED_SERVERS",
    "2001:db8:a::2, ff05::1:3, ANYONE"
  })
  void acceptsAnyoneOnlyWhenAServerIsAGroup(String one, String other, AcceptFrom expected) {
    RelaySettings settings =
        read(
            """
            relay6 {
              servers { a { address = "%s" }, b { address = "%s" } }
              links = [ { interface = lan0 } ]
            }
            """
                .formatted(one, other));
    assertEquals(expected, settings.replies().acceptFrom());
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
      assertEquals(Octets.ofText("lan0"), settings.links().getFirst().interfaceId());
    } finally {
      System.clearProperty("relay6.hop-count-limit");
    }
  }

  private static RelaySettings read(String text) {
    SettingsResult result = SettingsReader.parse(text, "relay6.conf");
    return assertInstanceOf(SettingsResult.Valid.class, result, result::toString).settings();
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }

  private static Optional<Ipv6Address> some(String text) {
    return Optional.of(address(text));
  }

  private static Ipv6Prefix prefix(String text) {
    return Ipv6Prefix.parse(text).orElseThrow();
  }
}
