package net.relay6.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.option.OptionCodecs;
import org.junit.jupiter.api.Test;

class FramePrinterTest {

  private final FramePrinter printer = new FramePrinter(OptionCodecs.describer());

  @Test
  void printsEveryLevelAndOption() {
    assertEquals(
        """
        RELAY-REPL hop-count 1, link-address ::, peer-address 2001:db8:9::1
          INTERFACE-ID "up0"
          RELAY-MESSAGE 125 octets
            RELAY-REPL hop-count 0, link-address 2001:db8:1:1::1, peer-address fe80::200:ff:fe00:1
              INTERFACE-ID "eth1"
              RELAY-MESSAGE 79 octets
                ADVERTISE transaction 1a2b3c
                  CLIENT-ID LL 00:03:00:01:02:00:00:00:00:01
                  SERVER-ID EN 00:02:00:00:09:bf:aa:01
                  IA-NA iaid 1, T1 300 s, T2 480 s
                    IA-ADDRESS 2001:db8:1:1::1234, preferred 600 s, valid 900 s
                  PREFERENCE 255
        """,
        printer.print(vector("R2")));
  }

  @Test
  void printsWhatIsMalformedOrUnknownAsHexadecimal() {
    assertEquals(
        """
        TYPE-200 transaction 000001
          OPTION-65000 010203
          ELAPSED-TIME MALFORMED: 1 octets, and it has 2
          MALFORMED option, it does not fit: 00090100aa
        """,
        printer.print(hex("c8000001 fde80003010203 0008000101 00090100aa")));
    assertEquals("TRUNCATED message of 2 octets\n  0c00\n", printer.print(hex("0c00")));
  }

  @Test
  void printsAllHeadersInOneLine() {
    assertEquals(
        "RELAY-FORW hop-count 0, link-address 2001:db8:1:1::1, peer-address fe80::200:ff:fe00:1"
            + " > SOLICIT transaction 1a2b3c",
        printer.line(vector("F1")));
  }

  @Test
  void letsNothingReachATerminal() {
    byte[] text = "\u001b[2Jgone\r\n\u202e\ud83d\u0000".getBytes(StandardCharsets.UTF_8);
    ByteBuf frame = hex("07000001");
    RelayWriter.writeOption(
        frame, OptionCode.STATUS_CODE, Unpooled.wrappedBuffer(new byte[] {0, 1}, text));
    RelayWriter.writeOption(frame, OptionCode.INTERFACE_ID, Unpooled.wrappedBuffer(text));
    String printed = printer.print(frame);
    assertTrue(printed.contains("UnspecFail \"\\u001b[2Jgone"), printed);
    assertTrue(printed.replace("\n", "").chars().noneMatch(Character::isISOControl), printed);
    assertFalse(printed.contains("\u202e"));
  }

  @Test
  void boundsDepthAndLength() {
    ByteBuf nested = vector("C3");
    for (int level = 0; level < 500; level++) {
      ByteBuf outer = Unpooled.buffer();
      RelayWriter.writeForwardHeader(outer, 0, Ipv6Address.UNSPECIFIED, Ipv6Address.LOOPBACK);
      RelayWriter.writeRelayed(outer, nested);
      nested = outer;
    }
    assertTrue(printer.print(nested).lines().count() < 60);
    assertTrue(printer.line(nested).length() < 2000);
    ByteBuf many = Unpooled.buffer().writeInt(0x01000001).writeZero(65_000);
    assertTrue(printer.print(many).length() < 70_000);
  }

  private static ByteBuf vector(String name) {
    return Unpooled.wrappedBuffer(Vectors.octets(name));
  }

  private static ByteBuf hex(String text) {
    return Unpooled.buffer().writeBytes(Octets.parseHex(text).orElseThrow().toArray());
  }
}
