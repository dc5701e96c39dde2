package net.relay6.feature.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The options at the end of a block, by code; of several with one code the first counts. */
public final class BlockOptions {

  private static final int HEADER_LENGTH = 4;

  private final Map<Integer, ByteBuffer> values = new HashMap<>();

  /** The options from {@code offset} of a block's body; options that do not fit are skipped. */
  public BlockOptions(ByteBuffer body, int offset) {
    int next = offset;
    while (next + HEADER_LENGTH <= body.limit()) {
      int code = body.getShort(next) & 0xffff;
      int length = body.getShort(next + 2) & 0xffff;
      if (code == Code.END || next + HEADER_LENGTH + length > body.limit()) {
        return;
      }
      values.putIfAbsent(code, body.slice(next + HEADER_LENGTH, length).order(body.order()));
      next += HEADER_LENGTH + padded(length);
    }
  }

  /** The value as text; empty when there is none. Control characters become question marks. */
  public String text(int code) {
    ByteBuffer value = values.getOrDefault(code, ByteBuffer.allocate(0));
    return StandardCharsets.UTF_8.decode(value.duplicate()).toString().replaceAll("\\p{Cc}", "?");
  }

  /** The value as one octet, 0 to 255. */
  public int octet(int code, int otherwise) {
    ByteBuffer value = values.get(code);
    return value == null || value.limit() != 1 ? otherwise : value.get(0) & 0xff;
  }

  /** The value as a number of 32 bits. */
  public int int32(int code, int otherwise) {
    ByteBuffer value = values.get(code);
    return value == null || value.limit() != Integer.BYTES ? otherwise : value.getInt(0);
  }

  /** The value as a number of 64 bits. */
  public long int64(int code, long otherwise) {
    ByteBuffer value = values.get(code);
    return value == null || value.limit() != Long.BYTES ? otherwise : value.getLong(0);
  }

  /** A length with what fills it up to a multiple of four octets. */
  public static int padded(int length) {
    return (length + 3) / 4 * 4;
  }

  /** Codes of the options that blocks of the pcapng format end with. */
  public static final class Code {

    static final int END = 0;

    /** Text about a block of any type, in UTF-8. */
    public static final int COMMENT = 1;

    /** The name of an interface, in UTF-8. */
    public static final int INTERFACE_NAME = 2;

    /**
     * The unit of an interface's times, one octet: the negative power of 10, or of 2 if the highest
     * bit is set. Without the option it is one microsecond.
     */
    public static final int INTERFACE_TIME_RESOLUTION = 9;

    /** The seconds to add to an interface's times, 64 bits with sign. */
    public static final int INTERFACE_TIME_OFFSET = 14;

    static final int SECTION_APPLICATION = 4;

    /**
     * The flags of an enhanced packet, 32 bits; the lowest two are the direction, 1 inbound and 2
     * outbound.
     */
    public static final int PACKET_FLAGS = 2;

    /** The number of packets of an interface that were not captured, 64 bits. */
    public static final int STATISTICS_DROPPED = 5;

    private Code() {}
  }
}
