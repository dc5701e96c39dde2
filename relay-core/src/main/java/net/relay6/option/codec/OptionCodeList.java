package net.relay6.option.codec;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.relay6.wire.OptionCode;

/** Reads and writes option data that consist of option codes of two octets each. */
public final class OptionCodeList {

  private OptionCodeList() {}

  public static <T> Decoded<T> read(ByteBuf data, Function<List<OptionCode>, T> value) {
    if (data.readableBytes() % 2 != 0) {
      return new Decoded.Invalid<>("an odd number of octets");
    }
    List<OptionCode> codes = new ArrayList<>();
    while (data.isReadable()) {
      codes.add(new OptionCode(data.readUnsignedShort()));
    }
    return new Decoded.Value<>(value.apply(codes));
  }

  public static void write(List<OptionCode> codes, ByteBuf frame) {
    codes.forEach(code -> frame.writeShort(code.value()));
  }
}
