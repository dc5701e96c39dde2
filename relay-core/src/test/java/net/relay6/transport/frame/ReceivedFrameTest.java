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

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "one message                   | 01 00 0000 0000 | 000c 11 | 0222 0223 000c 49a5 | 0",
        "two of four octets            | 01 05 0000 0400 | 0010 11 | 0222 0223 0010 0000 | 2",
        "two and a shorter one         | 01 05 0000 0400 | 0012 11 | 0222 0223 0012 0000 | 3",
        "two of 1,232 octets           | 01 05 0000 d004 | 09a8 11 | 0222 0223 09a8 0000 | 2",
        "two of 1,233 octets           | 01 05 0000 d104 | 09aa 11 | 0222 0223 09aa 0000 | 0",
        "segments of no length         | 01 05 0000 0000 | 0010 11 | 0222 0223 0010 0000 | 0",
        "TCP segments                  | 01 04 0000 0400 | 0010 06 | 0222 0223 0010 0000 | 0",
        "fragments of a short message  | 00 00 0000 0000 | 0018 2c | 1100 0001 00000007 0222 0223 0018 0000 | 1",
        "of one of 1,232 octets        | 00 00 0000 0000 | 0018 2c | 1100 0001 00000007 0222 0223 04d8 0000 | 1",
        "fragments of a long message   | 00 00 0000 0000 | 0018 2c | 1100 0001 00000007 0222 0223 04d9 0000 | 0",
        "of one below its header       | 00 00 0000 0000 | 0018 2c | 1100 0001 00000007 0222 0223 0007 0000 | 0",
        "a fragment that is cut short  | 00 00 0000 0000 | 0018 2c | 1100 0001 00000007 0222 | 0"
      })
  void saysHowManyShortMessagesCannotBeTakenFromIt(
      String what, String offload, String packet, String payload, int count) {
    String ipv6 = "60000000 " + packet + " 40";
    ReceivedFrame frame = frame(offload + "0000 0000", ipv6, payload, "");
    assertEquals(count, frame.fragmentedCount(), what);
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
