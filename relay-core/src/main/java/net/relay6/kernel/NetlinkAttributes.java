package net.relay6.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The attributes of a netlink message: each has a length of 16 bits, which includes its own four
 * octets, a type of 16 bits, and data padded to four octets.
 */
public final class NetlinkAttributes {

  private static final int HEADER_LENGTH = 4;

  /** The two bits above it are flags. */
  private static final int TYPE_MASK = 0x3fff;

  private final Map<Integer, ByteBuffer> byType;

  private NetlinkAttributes(Map<Integer, ByteBuffer> byType) {
    this.byType = byType;
  }

  /** The attributes in {@code octets} from {@code start}; empty when they run past the end. */
  public static Optional<NetlinkAttributes> read(ByteBuffer octets, int start) {
    Map<Integer, ByteBuffer> byType = new HashMap<>();
    int position = start;
    while (octets.limit() - position >= HEADER_LENGTH) {
      int length = octets.getShort(position) & 0xffff;
      if (length < HEADER_LENGTH || length > octets.limit() - position) {
        return Optional.empty();
      }
      int type = octets.getShort(position + Short.BYTES) & TYPE_MASK;
      byType.put(
          type,
          octets.slice(position + HEADER_LENGTH, length - HEADER_LENGTH).order(octets.order()));
      position += padded(length);
    }
    return Optional.of(new NetlinkAttributes(byType));
  }

  /** The octets of an attribute. */
  public Optional<byte[]> octets(int type) {
    return data(type)
        .map(data -> {
          byte[] octets = new byte[data.limit()];
          data.get(0, octets);
          return octets;
        });
  }

  /** A text that ends with a zero octet. */
  public Optional<String> text(int type) {
    return octets(type)
        .map(octets -> {
          int length = 0;
          while (length < octets.length && octets[length] != 0) {
            length++;
          }
          return new String(octets, 0, length, StandardCharsets.UTF_8);
        });
  }

  /** A number of 32 bits. */
  public Optional<Integer> number(int type) {
    return numberAt(type, 0);
  }

  /** A number of 32 bits at {@code offset} in the attribute. */
  public Optional<Integer> numberAt(int type, int offset) {
    return data(type)
        .filter(data -> data.limit() >= offset + Integer.BYTES)
        .map(data -> data.getInt(offset));
  }

  /** A number of 64 bits at {@code offset} in the attribute. */
  public OptionalLong longAt(int type, int offset) {
    return data(type).filter(data -> data.limit() >= offset + Long.BYTES).stream()
        .mapToLong(data -> data.getLong(offset))
        .findFirst();
  }

  /** A number of 16 bits. */
  public Optional<Integer> shortNumber(int type) {
    return data(type)
        .filter(data -> data.limit() >= Short.BYTES)
        .map(data -> data.getShort(0) & 0xffff);
  }

  /** The attributes inside an attribute; empty when they run past its end. */
  public Optional<NetlinkAttributes> inside(int type) {
    return data(type).flatMap(data -> read(data, 0));
  }

  /** The octets of an attribute, not copied. */
  public Optional<ByteBuffer> data(int type) {
    return Optional.ofNullable(byType.get(type));
  }

  /** The next multiple of four. */
  public static int padded(int length) {
    return (length + 3) & ~3;
  }
}
