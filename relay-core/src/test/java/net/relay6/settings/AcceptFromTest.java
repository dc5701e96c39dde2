package net.relay6.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import net.relay6.net.Ipv6Prefix;
import net.relay6.settings.read.SettingsReader;
import net.relay6.settings.read.SettingsResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose answers are accepted when nothing is said of it. */
class AcceptFromTest {

  @ParameterizedTest
  @CsvSource({
    "2001:db8:a::2, 2001:db8:b::2, CONFIGURED_SERVERS",
    "2001:db8:a::2, ff05::1:3, ANYONE"
  })
  void acceptsAnyoneOnlyWhenAServerIsAGroup(
      String one, String other, RelaySettings.AcceptFrom expected) {
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
  void acceptsNobodyElseWhenAGroupSaysWhoIsInIt() {
    RelaySettings settings =
        read(
            """
            relay6 {
              servers { group { address = "ff05::1:3", accept-from = [ "2001:db8:a::/64", "2001:db8:b::2" ] } }
              links = [ { interface = lan0 } ]
            }
            """);
    assertEquals(RelaySettings.AcceptFrom.CONFIGURED_SERVERS, settings.replies().acceptFrom());
    assertEquals(
        List.of(
            Ipv6Prefix.parse("2001:db8:a::/64").orElseThrow(),
            Ipv6Prefix.parse("2001:db8:b::2/128").orElseThrow()),
        settings.server("group").acceptFrom());
  }

  private static RelaySettings read(String text) {
    SettingsResult result = SettingsReader.parse(text, "relay6.conf");
    return assertInstanceOf(SettingsResult.Valid.class, result, result::toString).settings();
  }
}
