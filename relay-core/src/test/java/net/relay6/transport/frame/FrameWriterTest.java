package net.relay6.transport.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrameWriterTest {

  private static final String VIRTUAL_DEVICE_HEADER = "00".repeat(10);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        // message, port, and the frame: Ethernet, IPv6, UDP
        "02a1b2c3   | 546   | 020000000001 0200000000fe 86dd"
            + " 60000000 000c 11 40 fe8000000000000000000000000000fe fe800000000000000000000000000001"
            + " 0223 0222 000c 482c 02a1b2c3",
        "02a1b2c3ff | 10547 | 020000000001 0200000000fe 86dd"
            + " 60000000 000d 11 40 fe8000000000000000000000000000fe fe800000000000000000000000000001"
            + " 0223 2933 000d 2218 02a1b2c3ff",
        // a sum of which nothing is left is sent as ffff, since 0 stands for no checksum
        "02a1faef   | 546   | 020000000001 0200000000fe 86dd"
            + " 60000000 000c 11 40 fe8000000000000000000000000000fe fe800000000000000000000000000001"
            + " 0223 0222 000c ffff 02a1faef",
      })
  void writesTheMessageBehindAllItsHeaders(String message, int port, String frame) {
    FrameWriter writer = new FrameWriter(547);
    writer.setSource(0x0200_0000_00feL, Ipv6Address.parse("fe80::fe").orElseThrow());
    ByteBuf content = Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(message));
    Ipv6Address client = Ipv6Address.parse("fe80::1").orElseThrow();
    writer.next(0x0200_0000_0001L, client, port, content);
    ByteBuf room = Unpooled.buffer();
    writer.writeTo(room);
    assertEquals(VIRTUAL_DEVICE_HEADER + frame.replace(" ", ""), ByteBufUtil.hexDump(room));
    assertEquals(room.readableBytes(), writer.length());
    assertEquals(message, ByteBufUtil.hexDump(content));
  }
}
