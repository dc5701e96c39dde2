package net.relay6.option.codec;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.wire.OptionCode;

/**
 * Reads and writes values in option data. Readers advance the buffer, whose length has been
 * checked.
 */
public final class DataOctets {

  private DataOctets() {}

  /** A copy of all octets that are left. */
  public static Octets readRest(ByteBuf data) {
    return Octets.filled(data.readableBytes(), data::readBytes);
  }

  /** Appends {@code octets} without their length. */
  public static void write(Octets octets, ByteBuf frame) {
    octets.writeTo(frame::writeBytes);
  }

  /** An address of 16 octets. */
  public static Ipv6Address readAddress(ByteBuf data) {
    return new Ipv6Address(data.readLong(), data.readLong());
  }

  /** Appends {@code address} as 16 octets. */
  public static void write(Ipv6Address address, ByteBuf frame) {
    frame.writeLong(address.high()).writeLong(address.low());
  }

  /** A lifetime in seconds as text; all ones means infinity. */
  public static String seconds(long seconds) {
    return seconds == 0xffff_ffffL ? "forever" : seconds + " s";
  }

  /** Reads and writes option data that consist of option codes of two octets each. */
  public static final class CodeList {

    private CodeList() {}

    /** The {@code value} of all codes in {@code data}; invalid if the number of octets is odd. */
    public static <T> OptionCodec.Decoded<T> read(
        ByteBuf data, Function<List<OptionCode>, T> value) {
      if (data.readableBytes() % 2 != 0) {
        return new OptionCodec.Decoded.Invalid<>("an odd number of octets");
      }
      List<OptionCode> codes = new ArrayList<>();
      while (data.isReadable()) {
        codes.add(new OptionCode(data.readUnsignedShort()));
      }
      return new OptionCodec.Decoded.Value<>(value.apply(codes));
    }

    /** Appends the codes without their number. */
    public static void write(List<OptionCode> codes, ByteBuf frame) {
      codes.forEach(code -> frame.writeShort(code.value()));
    }
  }
}
