package net.relay6.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.Map;
import net.relay6.fixtures.frame.Vectors;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageParserTest {

  @ParameterizedTest
  @ValueSource(strings = {"C1", "F1", "S1", "R1", "F2", "R2", "C2", "F3", "C3"})
  void needsTheWholeHeaderAndNoMore(String name) {
    byte[] whole = Vectors.octets(name);
    int headerLength = whole[0] == 12 || whole[0] == 13 ? 34 : 4;
    for (int length = 0; length <= whole.length; length++) {
      MessageParser.Result result =
          MessageParser.parse(Unpooled.wrappedBuffer(Arrays.copyOf(whole, length)));
      assertEquals(
          length >= headerLength,
          result instanceof MessageParser.Result.Parsed,
          name + " " + length);
    }
  }

  @Test
  void readsTheHeaderOfARelayMessage() {
    RelayMessage message = relay("F2");
    assertEquals(MessageType.RELAY_FORW, message.type());
    assertEquals(1, message.hopCount());
    assertEquals(Ipv6Address.UNSPECIFIED, message.linkAddress());
    assertEquals("2001:db8:9::1", message.peerAddress().toString());
    assertEquals("757030", ByteBufUtil.hexDump(message.interfaceId()));
    assertEquals(1, message.interfaceIdCount());
    assertArrayEquals(Vectors.octets("F1"), ByteBufUtil.getBytes(message.relayed()));
    assertEquals(12, message.relayedType());
    assertTrue(message.optionsIntact());
  }

  @ParameterizedTest
  @CsvSource({"R1, 1, 1, true", "M1, 0, 1, true", "M2, 2, 1, true", "M3, 0, 1, false"})
  void countsTheOptionsItLivesOn(String name, int relayed, int interfaceIds, boolean intact) {
    RelayMessage message = relay(name);
    assertEquals(relayed, message.relayedCount());
    assertEquals(interfaceIds, message.interfaceIdCount());
    assertEquals(intact, message.optionsIntact());
  }

  @Test
  void detectsEveryTruncationOfTheOptions() {
    byte[] whole = Vectors.octets("R1");
    for (int length = 34; length < whole.length; length++) {
      RelayMessage message = relay(Unpooled.wrappedBuffer(Arrays.copyOf(whole, length)));
      boolean atBorder = length == 34 || length == 42;
      assertEquals(atBorder, message.optionsIntact(), String.valueOf(length));
      assertEquals(0, message.relayedCount(), String.valueOf(length));
      assertEquals(0, message.relayed().readableBytes());
    }
  }

  @Test
  void readsAMessageInTheMiddleOfABuffer() {
    ByteBuf buffer = Unpooled.buffer().writeBytes(new byte[7]).writeBytes(Vectors.octets("R1"));
    RelayMessage message = relay(buffer.slice().skipBytes(7));
    assertArrayEquals(Vectors.octets("S1"), ByteBufUtil.getBytes(message.relayed()));
    assertEquals("fe80::200:ff:fe00:1", message.peerAddress().toString());
  }

  @Test
  void writesWhatItReads() {
    for (Map.Entry<String, byte[]> vector : Vectors.all().entrySet()) {
      if (!vector.getKey().startsWith("F")) {
        continue;
      }
      RelayMessage read = relay(vector.getKey());
      ByteBuf written = Unpooled.buffer();
      RelayWriter.writeForwardHeader(
          written, read.hopCount(), read.linkAddress(), read.peerAddress());
      for (OptionList.Option option : read.options()) {
        RelayWriter.writeOption(written, option.code(), option.value());
      }
      assertArrayEquals(vector.getValue(), ByteBufUtil.getBytes(written), vector.getKey());
    }
  }

  @Test
  void knowsWhatStillFitsADatagram() {
    assertTrue(RelayWriter.fits(34 + 8, 65_481));
    assertFalse(RelayWriter.fits(34 + 8, 65_482));
  }

  private static RelayMessage relay(String name) {
    return relay(Unpooled.wrappedBuffer(Vectors.octets(name)));
  }

  private static RelayMessage relay(ByteBuf frame) {
    MessageParser.Result.Parsed parsed =
        assertInstanceOf(MessageParser.Result.Parsed.class, MessageParser.parse(frame));
    return assertInstanceOf(RelayMessage.class, parsed.message());
  }
}
