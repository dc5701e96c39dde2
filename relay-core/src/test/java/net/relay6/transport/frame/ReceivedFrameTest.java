package net.relay6.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceivedFrameTest {

  private static final String NO_OFFLOAD = "00".repeat(10);
  private static final String ETHERNET = "333300010002 020000000001 86dd";
  private static final String ADDRESSES =
      "fe800000000000000000000000000001 ff020000000000000000000000010002";
  private static final String SOLICIT = "01a1b2c3";

  @Test
  void hasWhoSentItAndTheMessage() {
    ReceivedFrame frame =
        frame(NO_OFFLOAD, "60000000 000c 11 40", "0222 0223 000c 49a5", SOLICIT + "000000");
    assertTrue(frame.isWhole());
    assertEquals("[fe80::1%7]:546", frame.source(7).toString());
    assertEquals("02:00:00:00:00:01", frame.sender().toString());
    assertEquals(0x0200_0000_0001L, frame.hardwareSource());
    assertEquals(SOLICIT, ByteBufUtil.hexDump(frame.message()), "without what pads the frame");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "a wrong checksum              | 00 00 | 000c 11 | 0222 0223 000c 49a6 | false",
        "no checksum                   | 00 00 | 000c 11 | 0222 0223 000c 0000 | false",
        "a checksum the card has seen  | 02 00 | 000c 11 | 0222 0223 000c 49a6 | true",
        "a checksum that is not there  | 01 00 | 000c 11 | 0222 0223 000c 0000 | true",
        "several datagrams in one      | 01 05 | 000c 11 | 0222 0223 000c 49a5 | false",
        "a datagram beyond its packet  | 01 00 | 000b 11 | 0222 0223 000c 49a5 | false",
        "a datagram beyond the frame   | 01 00 | 00ff 11 | 0222 0223 00ff 49a5 | false",
        "a packet beyond the frame     | 01 00 | 000d 11 | 0222 0223 000c 49a5 | false",
        "a datagram below its header   | 01 00 | 000c 11 | 0222 0223 0007 49a5 | false",
        "the first octets of a fragment | 01 00 | 000c 2c | 1100 0001 0000 0007 | false"
      })
  void isWholeOnlyWhereTheIpStackWouldAcceptIt(
      String what, String offload, String packet, String udp, boolean whole) {
    String ipv6 = "60000000 " + packet + " 40";
    assertEquals(whole, frame(offload + "00".repeat(8), ipv6, udp, SOLICIT).isWhole(), what);
  }

  @Test
  void isWholeOnlyInAPacketOfIpv6() {
    String udp = "0222 0223 000c 49a5";
    assertTrue(frame(NO_OFFLOAD, "6fffffff 000c 11 40", udp, SOLICIT).isWhole());
    assertFalse(frame(NO_OFFLOAD, "50000000 000c 11 40", udp, SOLICIT).isWhole());
  }

  @Test
  void headersAloneSayWhoSentIt() {
    ReceivedFrame frame = frame(NO_OFFLOAD, "60000000 000c 2c 40", "", "");
    assertTrue(frame.hasSender());
    assertFalse(frame.isWhole());
    assertEquals(0x0200_0000_0001L, frame.hardwareSource());
  }

  @ParameterizedTest
  @CsvSource({"020000000001, true", "333300010002, false", "ffffffffffff, false", "0, false"})
  void groupsAndZeroAreNoStationsAddress(String address, boolean unicast) {
    assertEquals(unicast, ReceivedFrame.isUnicast(Long.parseLong(address, 16)));
  }

  private static ReceivedFrame frame(String offload, String ipv6, String udp, String message) {
    String octets = (offload + ETHERNET + ipv6 + ADDRESSES + udp + message).replace(" ", "");
    return new ReceivedFrame()
        .at(Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(octets)), octets.length() / 2);
  }
}
