package net.relay6.wire;

import io.netty.buffer.ByteBuf;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The options of a message or of an option, walked in place (RFC 9915, section 21.1).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          option-code          |           option-len          |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                          option-data                          .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * <p>The walk ends before the first option that does not fit; {@link #isIntact} tells whether all
 * of them did. Instances of one code stay separate (section 21).
 */
public final class OptionList implements Iterable<RawOption> {

  /** Octets of code and length. */
  public static final int HEADER_LENGTH = 4;

  private final ByteBuf octets;

  private OptionList(ByteBuf octets) {
    this.octets = octets;
  }

  /** The options that fill the readable octets of {@code octets}, which is borrowed. */
  public static OptionList of(ByteBuf octets) {
    return new OptionList(octets);
  }

  /** Whether every option fits and no octet is left over. */
  public boolean isIntact() {
    int offset = octets.readerIndex();
    while (fits(offset)) {
      offset = next(offset);
    }
    return offset == octets.writerIndex();
  }

  /**
   * Shows every option that fits to {@code visitor}, in order.
   *
   * @param octets what the options stand in, borrowed
   * @param from the index of the first octet of the first option
   * @param to the index behind the last octet of the last option
   */
  public static void walk(ByteBuf octets, int from, int to, OptionVisitor visitor) {
    int start = from;
    while (start + HEADER_LENGTH <= to) {
      int header = octets.getInt(start);
      int offset = start + HEADER_LENGTH;
      int length = header & 0xffff;
      if (offset + length > to) {
        return;
      }
      visitor.visit(header >>> 16, octets, offset, length);
      start = offset + length;
    }
  }

  /** The first option with that code before any that does not fit. */
  public Optional<RawOption> first(OptionCode code) {
    for (RawOption option : this) {
      if (option.code().equals(code)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** All options with that code before any that does not fit, in order. */
  public List<RawOption> all(OptionCode code) {
    return StreamSupport.stream(spliterator(), false)
        .filter(option -> option.code().equals(code))
        .toList();
  }

  @Override
  public Iterator<RawOption> iterator() {
    return new Iterator<>() {
      private int offset = octets.readerIndex();

      @Override
      public boolean hasNext() {
        return fits(offset);
      }

      @Override
      public RawOption next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int start = offset;
        offset = OptionList.this.next(start);
        return new RawOption(
            new OptionCode(octets.getUnsignedShort(start)),
            octets.slice(start + HEADER_LENGTH, offset - start - HEADER_LENGTH));
      }
    };
  }

  private boolean fits(int offset) {
    return offset + HEADER_LENGTH <= octets.writerIndex() && next(offset) <= octets.writerIndex();
  }

  private int next(int offset) {
    return offset + HEADER_LENGTH + octets.getUnsignedShort(offset + 2);
  }
}
