package net.relay6.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OctetsTest {

  @Test
  void readsHexadecimalWithBlanksAndColons() {
    assertEquals(Octets.of((byte) 1, (byte) 0xfe), Octets.parseHex("01:fE").orElseThrow());
    assertEquals(Octets.of((byte) 1, (byte) 0xfe), Octets.parseHex("01 fe\n").orElseThrow());
  }

  @Test
  void refusesWhatIsNotHexadecimal() {
    assertTrue(Octets.parseHex("1").isEmpty());
    assertTrue(Octets.parseHex("zz").isEmpty());
  }

  @Test
  void doesNotFollowTheArrayItWasMadeFrom() {
    byte[] source = {1};
    Octets octets = Octets.of(source);
    source[0] = 2;
    assertEquals(1, octets.at(0));
  }

  @Test
  void showsPrintableTextAsTextAndAllElseAsHexadecimal() {
    assertEquals("\"eth1\"", Octets.ofText("eth1").toDisplay());
    assertEquals("0x0a00", Octets.of((byte) 10, (byte) 0).toDisplay());
  }
}
