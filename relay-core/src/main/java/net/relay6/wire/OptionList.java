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
 * <p>The walk ends before the first option that does not fit; {@link #isIntact} returns whether all
 * options fit. Instances of one code stay separate (section 21).
 */
public final class OptionList implements Iterable<OptionList.Option> {

  /** Octets of code and length. */
  public static final int HEADER_LENGTH = 4;

  /** Stands for no index. */
  static final int NONE = -1;

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
    int end = octets.writerIndex();
    return walk(octets, octets.readerIndex(), end, (_, _, _, _) -> {}) == end;
  }

  /**
   * Shows every option that fits to {@code visitor}, in order.
   *
   * @param octets what the options stand in, borrowed
   * @param from the index of the first octet of the first option
   * @param to the index behind the last octet of the last option
   * @return the index behind the last option that fits
   */
  public static int walk(ByteBuf octets, int from, int to, Visitor visitor) {
    int start = from;
    int end = end(octets, start, to);
    while (end != NONE) {
      int offset = start + HEADER_LENGTH;
      visitor.visit(octets.getUnsignedShort(start), octets, offset, end - offset);
      start = end;
      end = end(octets, start, to);
    }
    return start;
  }

  /** The index behind the option at {@code start}; {@link #NONE} when it does not fit. */
  static int end(ByteBuf octets, int start, int to) {
    if (start + HEADER_LENGTH > to) {
      return NONE;
    }
    int end = start + HEADER_LENGTH + octets.getUnsignedShort(start + 2);
    return end <= to ? end : NONE;
  }

  /** The first option with that code before any that does not fit. */
  public Optional<Option> first(OptionCode code) {
    for (Option option : this) {
      if (option.code().equals(code)) {
        return Optional.of(option);
      }
    }
    return Optional.empty();
  }

  /** All options with that code before any that does not fit, in order. */
  public List<Option> all(OptionCode code) {
    return StreamSupport.stream(spliterator(), false)
        .filter(option -> option.code().equals(code))
        .toList();
  }

  @Override
  public Iterator<Option> iterator() {
    return new Iterator<>() {
      private int start = octets.readerIndex();

      @Override
      public boolean hasNext() {
        return end(octets, start, octets.writerIndex()) != NONE;
      }

      @Override
      public Option next() {
        int end = end(octets, start, octets.writerIndex());
        if (end == NONE) {
          throw new NoSuchElementException();
        }
        int offset = start + HEADER_LENGTH;
        OptionCode code = new OptionCode(octets.getUnsignedShort(start));
        start = end;
        return new Option(code, octets.slice(offset, end - offset));
      }
    };
  }

  /**
   * One undecoded option of a message (RFC 9915, section 21.1).
   *
   * @param code which option
   * @param value its data without code and length: a slice of the message, borrowed
   */
  public record Option(OptionCode code, ByteBuf value) {}

  /** Visits options in place, without allocating an object for each. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * Visits one option.
     *
     * @param code which option, 0 to 65535
     * @param octets the buffer with the option, borrowed
     * @param offset the index of the first octet of its data
     * @param length octets of its data
     */
    void visit(int code, ByteBuf octets, int offset, int length);
  }
}
