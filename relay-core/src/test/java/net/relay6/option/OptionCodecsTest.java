package net.relay6.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.net.Octets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OptionCodecsTest {

  /** Code, a whole option field by field, what it says, and the fewest octets of data. */
  static Stream<Arguments> options() {
    return Stream.of(
        Arguments.of(1, "0001 000a 0003 0001 020000000001", "LL 00:03:00:01:02:00:00:00:00:01", 3),
        Arguments.of(2, "0002 0008 0002 000009bf aa01", "EN 00:02:00:00:09:bf:aa:01", 3),
        Arguments.of(3, "0003 000c 00000001 0000012c 000001e0", "iaid 1, T1 300 s, T2 480 s", 12),
        Arguments.of(4, "0004 0006 00000007 0e00", "iaid 7", 4),
        Arguments.of(
            5,
            "0005 0018 20010db8000100010000000000001234 00000258 ffffffff",
            "2001:db8:1:1::1234, preferred 600 s, valid forever",
            24),
        Arguments.of(6, "0006 0004 0017 0052", "DNS-SERVERS, SOL-MAX-RT", 0),
        Arguments.of(7, "0007 0001 ff", "255", 1),
        Arguments.of(8, "0008 0002 ffff", "655350 ms or longer", 2),
        Arguments.of(13, "000d 0006 0002 6e6f6e65", "NoAddrsAvail \"none\"", 2),
        Arguments.of(14, "000e 0000", "", 0),
        Arguments.of(
            17, "0011 000b 00007ed9 0001 0003 616263", "enterprise 32473, 0x00010003616263", 4),
        Arguments.of(18, "0012 0004 65746831", "\"eth1\"", 1),
        Arguments.of(23, "0017 0010 20010db8000000000000000000000053", "2001:db8::53", 16),
        Arguments.of(
            25, "0019 000c ffffffff 00000000 00000000", "iaid 4294967295, T1 0 s, T2 0 s", 12),
        Arguments.of(
            26,
            "001a 0019 00000258 00000384 38 20010db8001200000000000000000000",
            "2001:db8:12::/56, preferred 600 s, valid 900 s",
            25),
        Arguments.of(37, "0025 0007 00007ed9 616263", "enterprise 32473, \"abc\"", 5),
        Arguments.of(38, "0026 0003 737562", "\"sub\"", 1),
        Arguments.of(43, "002b 0004 0025 0026", "REMOTE-ID, SUBSCRIBER-ID", 0),
        Arguments.of(
            53,
            "0035 0012 0004 00112233445566778899aabbccddeeff",
            "UUID 00:04:00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
            3),
        Arguments.of(66, "0042 0007 0041 0003 026465", "", 0),
        Arguments.of(79, "004f 0008 0001 020000000001", "Ethernet 02:00:00:00:00:01", 3),
        Arguments.of(135, "0087 0002 03e8", "port 1000", 2));
  }

  @ParameterizedTest(name = "option {0}")
  @MethodSource("options")
  void readsShowsAndWritesBackTheSameOctets(int code, String hex, String shown, int minimumLength) {
    OptionCodec<?> codec = codec(code);
    OptionList.Option option = option(hex);
    assertEquals(code, option.code().value());
    assertEquals(shown, valueOf(codec.read(option.value())).toString());
    assertEquals(hex.replace(" ", ""), writtenBack(codec, option.value()));
    assertEquals(minimumLength, codec.minimumLength());
  }

  @ParameterizedTest(name = "option {0}")
  @MethodSource("options")
  void refusesDataThatIsTooShortWithoutThrowing(
      int code, String hex, String shown, int minimumLength) {
    byte[] data = ByteBufUtil.getBytes(option(hex).value());
    for (int length = 0; length < data.length; length++) {
      OptionCodec.Decoded<?> decoded =
          codec(code).read(Unpooled.wrappedBuffer(Arrays.copyOf(data, length)));
      assertEquals(length < minimumLength, isTooShort(decoded, length, minimumLength), shown);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "7, 0102, '2 octets, and it has 1'",
    "8, 01, '1 octets, and it has 2'",
    "1, 0001, '2 octets, and it has 3 to 130'",
    "4, 000000, '3 octets, and it has 4 or more'",
    "18, '', '0 octets, and it has 1 or more'",
    "6, 0102ff, an odd number of octets",
    "43, 01, an odd number of octets",
    "37, 00007ed9, '4 octets, and it has 5 or more'",
    "79, 0001, '2 octets, and it has 3 or more'",
    "135, 03e801, '3 octets, and it has 2'",
    "23, 20010db800000000000000000000005300, '17 octets, no multiple of 16'",
    "26, 00000258000003848120010db8001200000000000000000000, prefix length 129"
  })
  void saysWhatIsWrong(int code, String hex, String why) {
    OptionCodec.Decoded.Invalid<?> invalid =
        assertInstanceOf(OptionCodec.Decoded.Invalid.class, codec(code).read(buffer(hex)));
    assertEquals(why, invalid.why());
  }

  @ParameterizedTest
  @MethodSource("codecs")
  void standsOnceInTheTable(OptionCodec<?> codec) {
    List<OptionCode> codes = OptionCodecs.all().stream().map(OptionCodec::code).toList();
    assertEquals(1, codes.stream().filter(codec.code()::equals).count());
    assertTrue(
        options().anyMatch(row -> row.get()[0].equals(codec.code().value())),
        codec.code() + " has no row");
  }

  static Stream<OptionCodec<?>> codecs() {
    return OptionCodecs.all().stream();
  }

  private static boolean isTooShort(OptionCodec.Decoded<?> decoded, int length, int minimumLength) {
    return decoded instanceof OptionCodec.Decoded.Invalid<?>(String why)
        && length < minimumLength
        && why.startsWith(length + " octets, and it has ");
  }

  private static <T> T valueOf(OptionCodec.Decoded<T> decoded) {
    return switch (decoded) {
      case OptionCodec.Decoded.Value<T>(T value) -> value;
      case OptionCodec.Decoded.Invalid<T>(String why) -> throw new AssertionError(why);
    };
  }

  private static <T> String writtenBack(OptionCodec<T> codec, ByteBuf data) {
    ByteBuf frame = Unpooled.buffer();
    codec.write(valueOf(codec.read(data)), frame);
    return ByteBufUtil.hexDump(frame);
  }

  private static OptionCodec<?> codec(int code) {
    return OptionCodecs.all().stream()
        .filter(codec -> codec.code().value() == code)
        .findFirst()
        .orElseThrow();
  }

  private static OptionList.Option option(String hex) {
    return OptionList.of(buffer(hex)).iterator().next();
  }

  private static ByteBuf buffer(String hex) {
    return Unpooled.wrappedBuffer(Octets.parseHex(hex).orElseThrow().toArray());
  }
}
