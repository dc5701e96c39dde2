package net.relay6.platform.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Octets as rtnetlink(7) has them: {@code struct rtmsg}, then attributes. */
class RouteQueryTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "one datagram         | ::            | 547   | false | 0a800000 00000000 00000000"
            + " 1400 0100 20010db8000f00000000000000000002"
            + " 0500 1b00 11000000 0600 1c00 02230000 0600 1d00 02230000",
        "the route            | ::            | 10547 | true  | 0a800000 00000000 00200000"
            + " 1400 0100 20010db8000f00000000000000000002"
            + " 0500 1b00 11000000 0600 1c00 29330000 0600 1d00 02230000",
        "the one for a source | 2001:db8:a::1 | 547   | true  | 0a808000 00000000 00200000"
            + " 1400 0100 20010db8000f00000000000000000002"
            + " 1400 0200 20010db8000a00000000000000000001"
            + " 0500 1b00 11000000 0600 1c00 02230000 0600 1d00 02230000"
      })
  void asksFor(String what, String source, int localPort, boolean asInTable, String expected) {
    RouteQuery query =
        new RouteQuery(address("2001:db8:f::2"), address(source), localPort, asInTable);
    ByteBuffer octets = ByteBuffer.allocate(query.length()).order(ByteOrder.LITTLE_ENDIAN);
    query.write(octets);
    assertEquals(expected.replace(" ", ""), HexFormat.of().formatHex(octets.array()), what);
  }

  private static Ipv6Address address(String text) {
    return Ipv6Address.parse(text).orElseThrow();
  }
}
