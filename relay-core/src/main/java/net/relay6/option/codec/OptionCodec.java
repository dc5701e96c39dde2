package net.relay6.option.codec;

import io.netty.buffer.ByteBuf;
import java.util.function.BiConsumer;
import java.util.function.Function;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;

/**
 * Reads and writes one option.
 *
 * @param code its number
 * @param minimumLength the minimum length of its data, in octets
 * @param maximumLength the maximum length of its data, in octets
 * @param reader decodes data of an allowed length; returns {@link OptionCodec.Decoded.Invalid} if
 *     they are malformed
 * @param writer appends the data of a value
 */
public record OptionCodec<T>(
    OptionCode code,
    int minimumLength,
    int maximumLength,
    Function<ByteBuf, Decoded<T>> reader,
    BiConsumer<T, ByteBuf> writer) {

  /** The maximum length of any option's data (RFC 9915, section 21.1). */
  public static final int UNBOUNDED = 0xffff;

  /** A codec whose data are valid if their length is. */
  public static <T> OptionCodec<T> of(
      OptionCode code,
      int minimumLength,
      int maximumLength,
      Function<ByteBuf, T> reader,
      BiConsumer<T, ByteBuf> writer) {
    return new OptionCodec<>(
        code,
        minimumLength,
        maximumLength,
        data -> new Decoded.Value<>(reader.apply(data)),
        writer);
  }

  /** Reads the data of one option, which is borrowed and not moved. Never throws. */
  public Decoded<T> read(ByteBuf data) {
    int length = data.readableBytes();
    if (length < minimumLength || length > maximumLength) {
      return new Decoded.Invalid<>(length + " octets, and it has " + allowedLengths());
    }
    return reader.apply(data.slice());
  }

  /** Appends the whole option, code and length included. */
  public void write(T value, ByteBuf frame) {
    int start = frame.writerIndex();
    frame.writeShort(code.value()).writeShort(0);
    writer.accept(value, frame);
    frame.setShort(start + 2, frame.writerIndex() - start - OptionList.HEADER_LENGTH);
  }

  private String allowedLengths() {
    if (minimumLength == maximumLength) {
      return String.valueOf(minimumLength);
    }
    return maximumLength == UNBOUNDED
        ? minimumLength + " or more"
        : minimumLength + " to " + maximumLength;
  }

  /** The result of decoding an option's data. */
  public sealed interface Decoded<T> {

    /** The data are valid. */
    record Value<T>(T value) implements Decoded<T> {}

    /** The data are malformed; {@code why} is the reason, for people. */
    record Invalid<T>(String why) implements Decoded<T> {}
  }
}
