package net.relay6.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records that would break a rule do not come to be, whoever makes them. */
class SettingsRulesTest {

  private static final ServerSettings ALPHA = server("alpha", "2001:db8:a::2");
  private static final ServerSettings BETA = server("beta", "2001:db8:b::2");
  private static final LinkSettings LAN0 = link("lan0", "one", "alpha", "beta");
  private static final LinkSettings LAN1 = link("lan1", "two", "alpha");

  @Test
  void findsTheServersOfALinkInItsOrder() {
    LinkSettings link = link("lan0", "one", "beta", "alpha");
    RelaySettings settings = relay(List.of(ALPHA, BETA), List.of(link), 8);
    assertEquals(List.of(BETA, ALPHA), settings.serversOf(link));
  }

  @Test
  void failsOnANameNoServerHas() {
    RelaySettings settings = relay(List.of(ALPHA, BETA), List.of(LAN0), 8);
    assertThrows(IllegalArgumentException.class, () -> settings.server("gamma"));
  }

  @Test
  void refusesARelayWithoutServerOrLink() {
    refuses(List.of(), List.of(LAN0), 8);
    refuses(List.of(ALPHA), List.of(), 8);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 33})
  void refusesAHopCountLimitOutOfRange(int limit) {
    refuses(List.of(ALPHA, BETA), List.of(LAN0), limit);
  }

  @Test
  void refusesWhatStandsTwice() {
    refuses(List.of(ALPHA, BETA, server("alpha", "2001:db8:c::2")), List.of(LAN0), 8);
    refuses(List.of(ALPHA, BETA, server("gamma", "2001:db8:a::2")), List.of(LAN0), 8);
    refuses(List.of(ALPHA, BETA), List.of(LAN0, link("lan0", "other", "alpha")), 8);
    refuses(List.of(ALPHA, BETA), List.of(LAN0, link("lan1", "one", "alpha")), 8);
  }

  @Test
  void refusesALinkToAnUnknownServer() {
    refuses(List.of(BETA), List.of(LAN1), 8);
  }

  @ParameterizedTest
  @CsvSource({
    "alpha one, 2001:db8::2",
    "'', 2001:db8::2",
    "alpha, ::",
    "alpha, ::ffff:192.0.2.1",
    "alpha, fe80::2",
    "alpha, ff02::1:2"
  })
  void refusesAServerThatCannotBe(String name, String address) {
    assertThrows(IllegalArgumentException.class, () -> server(name, address));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ".", "..", "sixteen-octets-x", "a b", "a/b", "eth0:1", "vlan*", "a%b"})
  void refusesANameNoInterfaceHas(String name) {
    assertThrows(IllegalArgumentException.class, () -> link(name, "one", "alpha"));
  }

  @Test
  void refusesALinkWithoutServersOrWithOneTwice() {
    assertThrows(IllegalArgumentException.class, () -> link("lan0", "one"));
    assertThrows(IllegalArgumentException.class, () -> link("lan0", "one", "alpha", "alpha"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 256})
  void refusesAnInterfaceIdOfThatLength(int length) {
    assertThrows(IllegalArgumentException.class, () -> link("lan0", "x".repeat(length), "alpha"));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void refusesAMessageTypeOutsideOneOctet(int number) {
    assertThrows(IllegalArgumentException.class, () -> new TypeNumber(number));
  }

  private static void refuses(List<ServerSettings> servers, List<LinkSettings> links, int limit) {
    assertThrows(IllegalArgumentException.class, () -> relay(servers, links, limit));
  }

  private static RelaySettings relay(
      List<ServerSettings> servers, List<LinkSettings> links, int hopCountLimit) {
    return new RelaySettings(
        servers,
        links,
        ServerSetSettings.USUAL,
        hopCountLimit,
        new RelaySettings.Replies(RelaySettings.AcceptFrom.CONFIGURED_SERVERS, false, false, true),
        Optional.empty(),
        Path.of("/var/lib/relay6"),
        RelaySettings.Bindings.USUAL,
        Duration.ofMinutes(1),
        Optional.empty(),
        1000,
        Optional.empty(),
        Set.of(new TypeNumber(6)),
        RelaySettings.Privacy.CLEAR,
        new LogSettings(Optional.empty(), LogSettings.Level.INFO),
        AdminDefaults.ADMIN);
  }

  private static ServerSettings server(String name, String address) {
    return new ServerSettings(
        name,
        new ServerAddress.Literal(Ipv6Address.parse(address).orElseThrow()),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        547,
        List.of(),
        Set.of());
  }

  private static LinkSettings link(String name, String interfaceId, String... servers) {
    return new LinkSettings(
        name,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        false,
        Template.of(Octets.ofText(interfaceId)),
        List.of(servers),
        Map.of(),
        Links.ADMISSION,
        Links.OPTIONS);
  }
}
