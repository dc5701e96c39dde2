package net.relay6.planning.warning;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import net.relay6.planning.model.Warning;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MissingPoolsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''",
        "model = split-prefixes",
        "servers.alpha.pools = [ 'A::/65' ]",
        "model = split-prefixes, servers { alpha.pools = [ 'A::/65' ], beta.pools = [ 'A:8000::/65' ] }",
        "model = split-prefixes, servers { alpha.pools = [ 'A::1000/116' ], beta.pools = [ 'A::2000/116' ] }",
        "model = multiple-prefixes, servers { alpha.pools = [ 'A::/64' ], beta.pools = [ 'B::/64' ] }",
        "model = identical-prefixes, servers { alpha.pools = [ 'A::/66' ], beta.pools = [ 'A::/66' ] }",
        "model = split-prefixes, servers { alpha.pools = [ 'A::/65' ], beta.role = standby }",
        "model = split-prefixes, servers { alpha.delegated-pools = [ 'A::/65' ], beta.delegated-pools = [ 'A:8000::/65' ] }",
        "model = split-prefixes, links.lan2.servers.alpha.pools = [ 'A::/65' ]",
        "model = split-prefixes, servers.alpha.pools = [ 'A::/65' ], links { \"lan*\" { model = identical-prefixes }, \"ppp*\" { model = identical-prefixes } }"
      })
  void nothingIsMissing(String declared) {
    assertEquals(List.of(), warnings(declared));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "model = split-prefixes, servers.alpha.pools = [ 'A::/65', 'A:8000::/65' ]| server-set:"
            + " pools are declared for alpha but not for beta; declare those too; server-set: only"
            + " alpha has a pool in 2001:db8:1:1::/64; while it is down, no new client there gets"
            + " an address; declare the pools of the others",
        "model = multiple-prefixes, servers.beta.delegated-pools = [ 'A::/64' ]| server-set: pools"
            + " are declared for beta but not for alpha; declare those too",
        "model = split-prefixes, servers { alpha.pools = [ 'A::/66' ], beta.pools = [ 'A:8000::/65'"
            + " ] }| server-set: no server's pools cover 2001:db8:1:1:4000::/66, although they"
            + " cover the prefixes around it; add it to one of them",
        "model = split-prefixes, servers { alpha.pools = [ 'A::/65', 'B::/65' ], beta.pools = ["
            + " 'A:8000::/65' ] }| server-set: only alpha has a pool in 2001:db8:1:2::/64; while it"
            + " is down, no new client there gets an address; declare the pools of the others",
        "model = split-prefixes, servers { alpha.delegated-pools = [ 'A::/66' ],"
            + " beta.delegated-pools = [ 'A:8000::/65' ] }| server-set: no server's pools cover"
            + " 2001:db8:1:1:4000::/66, although they cover the prefixes around it; add it to one"
            + " of them",
        "model = split-prefixes, links.ppp7.servers.alpha.pools = [ 'A::/65' ]| server-set, links"
            + " ppp7: pools are declared for alpha but not for beta; declare those too; server-set,"
            + " links ppp7: only alpha has a pool in 2001:db8:1:1::/64; while it is down, no new"
            + " client there gets an address; declare the pools of the others",
        "model = split-prefixes, links.lan1.servers { alpha.pools = [ 'A::/65' ], beta.pools = ["
            + " 'A:8000::/66' ] }| server-set, links lan1: no server's pools cover"
            + " 2001:db8:1:1:c000::/66, although they cover the prefixes around it; add it to one"
            + " of them"
      })
  void whatIsNobodysIsTold(String declared, String warnings) {
    assertEquals(warnings, String.join("; ", warnings(declared)));
  }

  /** {@code A} and {@code B} stand for the prefixes of two links. */
  private static List<String> warnings(String declared) {
    SettingsResult result =
        SettingsReader.parse(
            """
            relay6 {
              servers { alpha { address = "2001:db8:a::2" }, beta { address = "2001:db8:b::2" } }
              links = [ { interface = lan0 }, { interface = lan1 }, { interface = lan2, servers = [ alpha ] }, { interface = "ppp*" } ]
              server-set { %s }
            }
            """
                .formatted(
                    declared
                        .replace('\'', '"')
                        .replace("A:", "2001:db8:1:1:")
                        .replace("B:", "2001:db8:1:2:")),
            "relay6.conf");
    return MissingPools.warnings(
            assertInstanceOf(SettingsResult.Valid.class, result, result.toString()).settings())
        .stream()
        .map(Warning::text)
        .toList();
  }
}
