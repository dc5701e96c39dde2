package net.relay6.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6PrefixTest {

  @ParameterizedTest
  @CsvSource({
    "::/0, fe80::1, true",
    "2001:db8:1:1::/64, 2001:db8:1:1:ffff::1, true",
    "2001:db8:1:1::/64, 2001:db8:1:2::1, false",
    "2001:db8:1:1:8000::/65, 2001:db8:1:1:8000::1, true",
    "2001:db8:1:1:8000::/65, 2001:db8:1:1:7fff::1, false",
    "2001:db8::1/128, 2001:db8::1, true",
    "2001:db8::1/128, 2001:db8::2, false"
  })
  void containsTheAddressesBehindItsBits(String prefix, String address, boolean contained) {
    assertEquals(contained, prefix(prefix).contains(Ipv6Address.parse(address).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::/32, 2001:db8:1::/48, true",
    "2001:db8:1::/48, 2001:db8::/32, true",
    "2001:db8:1::/65, 2001:db8:1:0:8000::/65, false"
  })
  void overlapsWhatSharesAnAddress(String one, String other, boolean overlap) {
    assertEquals(overlap, prefix(one).overlaps(prefix(other)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8::",
        "2001:db8::1/64",
        "2001:db8::/129",
        "2001:db8::/-1",
        "/64",
        "2001:db8::/6x"
      })
  void refusesWhatIsNoPrefix(String text) {
    assertTrue(Ipv6Prefix.parse(text).isEmpty());
  }

  @Test
  void findsThePrefixAnAddressLiesIn() {
    Ipv6Address address = Ipv6Address.parse("2001:db8:1:1:8000::77").orElseThrow();
    assertEquals("2001:db8:1:1:8000::/65", Ipv6Prefix.containing(address, 65).toString());
  }

  private static Ipv6Prefix prefix(String text) {
    return Ipv6Prefix.parse(text).orElseThrow();
  }
}
