package net.relay6.settings.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.DeclaredSet;
import net.relay6.settings.ServerSetModel;
import net.relay6.settings.ServerSetSettings;
import org.junit.jupiter.api.Test;

/** What is said of single links beside what is said of all. */
class DeclaredLinksTest {

  private final ServerSetSettings set =
      read(
          """
          model = multiple-prefixes
          server-defaults { preference = 9, delegated-pools = [ "2001:db8:8000::/40" ] }
          servers {
            alpha { preference = 255, pools = [ "2001:db8:1:1::/64" ], delegated-pools = [] }
          }
          links {
            lan1 { servers.alpha.pools = [ "2001:db8:1:2::/64" ] }
            "guest*" { model = identical-prefixes, servers.beta { role = standby, preference = null } }
            lan0 {}
          }
          """);

  @Test
  void whatALinkDoesNotSetIsAsItIsEverywhere() {
    assertEquals(set.declared(), on("lan0"));
    DeclaredSet lan1 = on("lan1");
    assertEquals(Optional.of(ServerSetModel.MULTIPLE_PREFIXES), lan1.model());
    assertEquals(
        Map.of(
            "alpha",
            new DeclaredSet.Server(
                Optional.of(255),
                pool("2001:db8:1:2::/64"),
                List.of(),
                true,
                DeclaredSet.Role.ACTIVE)),
        lan1.servers());
  }

  @Test
  void whatNobodySetsIsTheDefaultOfAllServers() {
    DeclaredSet guests = on("guest*");
    assertEquals(Optional.of(ServerSetModel.IDENTICAL_PREFIXES), guests.model());
    assertEquals(
        new DeclaredSet.Server(
            Optional.empty(),
            List.of(),
            pool("2001:db8:8000::/40"),
            true,
            DeclaredSet.Role.STANDBY),
        guests.servers().get("beta"));
    assertEquals(set.declared().servers().get("alpha"), guests.servers().get("alpha"));
  }

  @Test
  void linksAndServersKeepTheOrderOfTheFile() {
    assertEquals(List.of("lan1", "guest*", "lan0"), List.copyOf(set.links().keySet()));
    assertEquals(List.of("alpha", "beta"), List.copyOf(on("guest*").servers().keySet()));
  }

  private DeclaredSet on(String link) {
    return Objects.requireNonNull(set.links().get(link));
  }

  private static List<Ipv6Prefix> pool(String text) {
    return List.of(Ipv6Prefix.parse(text).orElseThrow());
  }

  private static ServerSetSettings read(String declared) {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
              links = [ { interface = lan0 }, { interface = lan1 }, { interface = "guest*" } ]
              server-set {
                %s
              }
            }
            """
                .formatted(declared),
            "relay6.conf");
    return assertInstanceOf(SettingsResult.Valid.class, result, result.toString())
        .settings()
        .serverSet();
  }
}
