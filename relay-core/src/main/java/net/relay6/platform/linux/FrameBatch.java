package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.platform.FrameTap;

/**
 * Room for several packets that one recvmmsg(2) fills: for each a {@code struct mmsghdr}, a place
 * for its IPv6 header, and a {@code struct sockaddr_ll} that tells where the frame came from
 * (packet(7)). Layouts are those of 64-bit Linux.
 */
final class FrameBatch {

  /** Packets that fit. */
  static final int SIZE = 32;

  private static final ValueLayout.OfLong BIG_ENDIAN_LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private static final int MESSAGE_LENGTH = 64;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int VECTOR = 16;
  private static final int VECTOR_COUNT = 24;
  private static final int VECTOR_LENGTH = 16;

  private static final int ADDRESS_LENGTH = 20;
  private static final int ADDRESS_ROOM = 24;
  private static final int HARDWARE_TYPE = 8;
  private static final int OCTET_COUNT = 11;
  private static final int OCTETS = 12;
  private static final int OCTETS_MAX = ADDRESS_LENGTH - OCTETS;

  /** Where the source address stands in an IPv6 header. */
  private static final int SOURCE = 8;

  private final MemorySegment messages;
  private final MemorySegment packets;
  private final MemorySegment addresses;

  FrameBatch(Arena arena) {
    messages = arena.allocate((long) SIZE * MESSAGE_LENGTH, Long.BYTES);
    packets = arena.allocate((long) SIZE * PacketFilter.KEPT_LENGTH, Long.BYTES);
    addresses = arena.allocate((long) SIZE * ADDRESS_ROOM, Long.BYTES);
    MemorySegment vectors = arena.allocate((long) SIZE * VECTOR_LENGTH, Long.BYTES);
    for (int index = 0; index < SIZE; index++) {
      MemorySegment vector = slot(vectors, index, VECTOR_LENGTH);
      vector.set(ValueLayout.ADDRESS, 0, slot(packets, index, PacketFilter.KEPT_LENGTH));
      vector.set(ValueLayout.JAVA_LONG, Long.BYTES, PacketFilter.KEPT_LENGTH);
      MemorySegment message = slot(messages, index, MESSAGE_LENGTH);
      message.set(ValueLayout.ADDRESS, NAME, slot(addresses, index, ADDRESS_ROOM));
      message.set(ValueLayout.ADDRESS, VECTOR, vector);
      message.set(ValueLayout.JAVA_LONG, VECTOR_COUNT, 1);
    }
  }

  /** What recvmmsg(2) fills, ready to be filled again. */
  MemorySegment prepared() {
    for (int index = 0; index < SIZE; index++) {
      messages.set(
          ValueLayout.JAVA_INT, (long) index * MESSAGE_LENGTH + NAME_LENGTH, ADDRESS_LENGTH);
    }
    return messages;
  }

  /** Hands the first {@code count} packets to {@code sink}; those without a sender are left out. */
  void give(int count, FrameTap.Sink sink) {
    for (int index = 0; index < count; index++) {
      MemorySegment address = slot(addresses, index, ADDRESS_ROOM);
      int length = Math.min(address.get(ValueLayout.JAVA_BYTE, OCTET_COUNT) & 0xff, OCTETS_MAX);
      if (length > 0) {
        byte[] octets = address.asSlice(OCTETS, length).toArray(ValueLayout.JAVA_BYTE);
        int type = address.get(ValueLayout.JAVA_SHORT, HARDWARE_TYPE) & 0xffff;
        sink.frame(source(index), new LinkLayerAddress(type, Octets.of(octets)));
      }
    }
  }

  private Ipv6Address source(int index) {
    MemorySegment packet = slot(packets, index, PacketFilter.KEPT_LENGTH);
    return new Ipv6Address(
        packet.get(BIG_ENDIAN_LONG, SOURCE), packet.get(BIG_ENDIAN_LONG, SOURCE + Long.BYTES));
  }

  private static MemorySegment slot(MemorySegment of, int index, int length) {
    return of.asSlice((long) index * length, length);
  }
}
