package net.relay6.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Ipv6AddressTest {

  @ParameterizedTest
  @CsvSource({
    "::, ::",
    "::1, ::1",
    "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
    "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1",
    "1:0:0:2:0:0:0:3, 1:0:0:2::3",
    "fe80::200:ff:fe00:1, fe80::200:ff:fe00:1",
    "2001:db8::, 2001:db8::",
    "::ffff:192.0.2.1, ::ffff:192.0.2.1",
    "0:1:2:3:4:5:6:7, 0:1:2:3:4:5:6:7"
  })
  void printsTheCanonicalText(String written, String canonical) {
    assertEquals(canonical, address(written).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "alpha",
        "192.0.2.1",
        "fe80::1%eth0",
        "[::1]",
        "1:2",
        "::g",
        "1::2::3",
        "1:2:3:4:5:6:7:8:9"
      })
  void refusesWhatIsNoAddressWithoutAskingAResolver(String text) {
    assertEquals(Optional.empty(), Ipv6Address.parse(text));
  }

  @Test
  void keepsItsOctetsInNetworkOrder() {
    byte[] octets = {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x12, 0x34};
    assertEquals("2001:db8::1234", Ipv6Address.of(octets).toString());
    assertArrayEquals(octets, address("2001:db8::1234").toOctets());
  }

  @ParameterizedTest
  @CsvSource({
    "::, false, false, false, false",
    "::1, false, false, false, false",
    "fe80::1, false, true, false, false",
    "febf::1, false, true, false, false",
    "fec0::1, false, false, false, true",
    "ff02::1:2, true, false, false, false",
    "fd00::1, false, false, false, true",
    "2001:db8::1, false, false, false, true",
    "::ffff:192.0.2.1, false, false, true, false"
  })
  void knowsItsScope(
      String text, boolean multicast, boolean linkLocal, boolean mapped, boolean global) {
    Ipv6Address address = address(text);
    assertEquals(multicast, address.isMulticast());
    assertEquals(linkLocal, address.isLinkLocal());
    assertEquals(mapped, address.isIpv4Mapped());
    assertEquals(global, address.isGlobalUnicast());
  }

  @Test
  void ordersByUnsignedValue() {
    assertTrue(address("2001:db8::1").compareTo(address("fe80::1")) < 0);
    assertTrue(address("2001:db8::ffff:0:0:0").compareTo(address("2001:db8::1")) > 0);
    assertFalse(address("::").isLoopback());
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
