package net.relay6.observer.finding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.relay6.net.Octets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9915, section 11. */
class ServerIdentifierTextTest {

  @ParameterizedTest
  @CsvSource({
    "000100013298bf34020000000a0b, hardware address 02:00:00:00:0a:0b",
    "00030001020000000c0d, hardware address 02:00:00:00:0c:0d",
    "000200007ed90001, enterprise 32473",
    "0004123e4567e89b12d3a456426614174000, UUID 123e4567-e89b-12d3-a456-426614174000",
  })
  void saysWhatItTellsOfTheMachine(String hex, String meaning) {
    assertEquals(hex + " (" + meaning + ")", text(hex));
  }

  @ParameterizedTest
  @CsvSource({"''", "00", "0003", "00030001", "0001000132", "00020000", "000412", "ffff0102"})
  void isHexadecimalAloneWhereItTellsNothing(String hex) {
    assertEquals(hex, text(hex));
  }

  private static String text(String hex) {
    return ServerIdentifierText.of(
        hex.isEmpty() ? Octets.EMPTY : Octets.parseHex(hex).orElseThrow());
  }
}
