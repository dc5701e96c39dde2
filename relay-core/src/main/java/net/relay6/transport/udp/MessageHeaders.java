package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * An array of {@code struct mmsghdr}, each with one {@code struct iovec} and room for an address
 * and control messages, for recvmmsg(2) and sendmmsg(2). Layouts are those of 64-bit Linux.
 */
public final class MessageHeaders {

  private static final int HEADER_LENGTH = 64;
  private static final int NAME = 0;
  private static final int NAME_LENGTH = 8;
  private static final int VECTOR = 16;
  private static final int VECTOR_COUNT = 24;
  private static final int CONTROL = 32;
  private static final int CONTROL_LENGTH = 40;
  private static final int RECEIVED_LENGTH = 56;

  private static final int IOVEC_LENGTH = 16;

  /** {@code CMSG_SPACE(2)}, and what is in it: length, level, type, segment size. */
  private static final int SEGMENT_ROOM = 24;

  private static final int SEGMENT_DATA = 16;
  private static final int LEVEL_UDP = 17;
  private static final int SEGMENT = 103;

  private final MemorySegment headers;
  private final MemorySegment vectors;
  private final MemorySegment addresses;
  private final MemorySegment controls;
  private final int controlRoom;
  private final long data;

  private MessageHeaders(Arena arena, int count, MemorySegment data, int controlRoom) {
    headers = arena.allocate((long) count * HEADER_LENGTH, Long.BYTES);
    vectors = arena.allocate((long) count * IOVEC_LENGTH, Long.BYTES);
    addresses = arena.allocate((long) count * SocketAddress.STRIDE, Long.BYTES);
    controls = arena.allocate((long) count * controlRoom, Long.BYTES);
    this.controlRoom = controlRoom;
    this.data = data.address();
    for (int index = 0; index < count; index++) {
      long header = (long) index * HEADER_LENGTH;
      long vector = vectors.address() + (long) index * IOVEC_LENGTH;
      headers.set(ValueLayout.JAVA_LONG, header + VECTOR, vector);
      headers.set(ValueLayout.JAVA_LONG, header + VECTOR_COUNT, 1);
    }
  }

  /** Headers for {@code count} messages to send, whose octets are in {@code data}. */
  static MessageHeaders toSend(Arena arena, int count, MemorySegment data) {
    MessageHeaders made = new MessageHeaders(arena, count, data, SEGMENT_ROOM);
    for (int index = 0; index < count; index++) {
      long control = (long) index * SEGMENT_ROOM;
      made.controls.set(ValueLayout.JAVA_LONG, control, SEGMENT_DATA + Short.BYTES);
      made.controls.set(ValueLayout.JAVA_INT, control + Long.BYTES, LEVEL_UDP);
      made.controls.set(ValueLayout.JAVA_INT, control + Long.BYTES + Integer.BYTES, SEGMENT);
    }
    return made;
  }

  /** Headers for {@code count} messages to receive, whose octets will be in {@code data}. */
  public static MessageHeaders toReceive(Arena arena, int count, MemorySegment data) {
    return new MessageHeaders(arena, count, data, PacketInfo.ROOM);
  }

  /** The argument of the system call. */
  public MemorySegment memory() {
    return headers;
  }

  /** The array of addresses, {@link SocketAddress#STRIDE} octets each. */
  MemorySegment addresses() {
    return addresses;
  }

  /** Sets the octets of message {@code index}, from {@code offset} on. */
  public void setData(int index, long offset, long length) {
    long vector = (long) index * IOVEC_LENGTH;
    vectors.set(ValueLayout.JAVA_LONG, vector, data + offset);
    vectors.set(ValueLayout.JAVA_LONG, vector + Long.BYTES, length);
  }

  /**
   * Sets the address of message {@code index} to number {@code address}, or to none if negative.
   */
  void setAddress(int index, int address) {
    long header = (long) index * HEADER_LENGTH;
    long name = address < 0 ? 0 : addresses.address() + (long) address * SocketAddress.STRIDE;
    headers.set(ValueLayout.JAVA_LONG, header + NAME, name);
    headers.set(ValueLayout.JAVA_INT, header + NAME_LENGTH, address < 0 ? 0 : SocketAddress.LENGTH);
  }

  /**
   * Lets the kernel segment message {@code index} into datagrams of that length; 0: one datagram.
   */
  void setSegmentLength(int index, int length) {
    long control = (long) index * SEGMENT_ROOM;
    controls.set(ValueLayout.JAVA_SHORT, control + SEGMENT_DATA, (short) length);
    setControl(index, length == 0 ? 0 : SEGMENT_ROOM);
  }

  private void setControl(int index, long length) {
    long header = (long) index * HEADER_LENGTH;
    long control = controls.address() + (long) index * controlRoom;
    headers.set(ValueLayout.JAVA_LONG, header + CONTROL, length == 0 ? 0 : control);
    headers.set(ValueLayout.JAVA_LONG, header + CONTROL_LENGTH, length);
  }

  /**
   * Resets the lengths of message {@code index} to the full room; receiving reduces them to the
   * used length.
   */
  void clear(int index) {
    setAddress(index, index);
    setControl(index, controlRoom);
  }

  /** The kernel's number of the interface that message {@code index} came in by, or 0. */
  int ingress(int index) {
    long length = headers.get(ValueLayout.JAVA_LONG, (long) index * HEADER_LENGTH + CONTROL_LENGTH);
    return PacketInfo.interfaceIndex(controls, (long) index * controlRoom, length);
  }

  /** The length of the received message {@code index}, in octets. */
  public int receivedLength(int index) {
    return headers.get(ValueLayout.JAVA_INT, (long) index * HEADER_LENGTH + RECEIVED_LENGTH);
  }

  /**
   * Control messages of a received datagram (cmsg(3)), one behind the other. The one of interest
   * says by which interface it came in (RFC 3542, section 6.2; {@code struct in6_pktinfo},
   * ipv6(7)):
   *
   * <pre>
   * length, 64 bits | level 41, 32 | type 50, 32 | destination address, 128 | interface index, 32
   * </pre>
   */
  static final class PacketInfo {

    /**
     * Room for it and for one more small control message: {@code CMSG_SPACE(20) + CMSG_SPACE(4)}.
     */
    static final int ROOM = 40 + 24;

    private static final int HEADER_LENGTH = 16;
    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int INTERFACE = HEADER_LENGTH + 16;

    private static final int LEVEL_IPV6 = 41;
    private static final int PACKET_INFO = 50;

    private PacketInfo() {}

    /**
     * Reads the interface index from control messages.
     *
     * @param from where in {@code memory} they begin
     * @param length how many octets the kernel has written there
     * @return the kernel's number of the interface, or 0 when none of them has it
     */
    static int interfaceIndex(MemorySegment memory, long from, long length) {
      long end = from + length;
      long start = from;
      while (end - start >= HEADER_LENGTH) {
        long messageLength = memory.get(ValueLayout.JAVA_LONG, start);
        if (messageLength < HEADER_LENGTH || messageLength > end - start) {
          return 0;
        }
        if (isPacketInfo(memory, start) && messageLength >= INTERFACE + Integer.BYTES) {
          return memory.get(ValueLayout.JAVA_INT, start + INTERFACE);
        }
        start += padded(messageLength);
      }
      return 0;
    }

    private static boolean isPacketInfo(MemorySegment memory, long start) {
      return memory.get(ValueLayout.JAVA_INT, start + LEVEL) == LEVEL_IPV6
          && memory.get(ValueLayout.JAVA_INT, start + TYPE) == PACKET_INFO;
    }

    /** Control messages begin at multiples of eight octets. */
    private static long padded(long length) {
      return (length + 7) & ~7L;
    }
  }
}
