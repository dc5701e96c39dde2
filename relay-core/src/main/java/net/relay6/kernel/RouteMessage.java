package net.relay6.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request in the kernel's routing protocol (rtnetlink(7)): a header of 16 octets, the fixed part
 * of its type, and attributes, each a length, a type and data padded to four octets.
 */
public final class RouteMessage {

  private static final short REQUEST_AND_ACKNOWLEDGE = 0x1 | 0x4;
  private static final int LENGTH = 1024;

  private final ByteBuffer octets = ByteBuffer.allocate(LENGTH).order(ByteOrder.nativeOrder());

  /** A request of {@code type} with further {@code flags}. */
  public RouteMessage(int type, int flags) {
    octets.putInt(0).putShort((short) type).putShort((short) (REQUEST_AND_ACKNOWLEDGE | flags));
    octets.putInt(1).putInt(0);
  }

  /** Appends an {@code ifinfomsg}. */
  public RouteMessage interfaceInfo(int index, int flags, int changedFlags) {
    octets.putInt(0).putInt(index).putInt(flags).putInt(changedFlags);
    return this;
  }

  /** Appends an {@code ifaddrmsg} for an IPv6 address. */
  public RouteMessage addressInfo(int prefixLength, int flags, int interfaceIndex) {
    octets.put((byte) 10).put((byte) prefixLength).put((byte) flags).put((byte) 0);
    octets.putInt(interfaceIndex);
    return this;
  }

  /** Appends an attribute with octets. */
  public RouteMessage attribute(int type, byte[] data) {
    octets.putShort((short) (4 + data.length)).putShort((short) type).put(data);
    return pad();
  }

  /** Appends an attribute with a name. */
  public RouteMessage attribute(int type, String name) {
    return attribute(
        type, Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), name.length() + 1));
  }

  /** Appends an attribute with a 32-bit number. */
  public RouteMessage attribute(int type, int number) {
    octets.putShort((short) 8).putShort((short) type).putInt(number);
    return this;
  }

  /** Appends an attribute that holds what {@code inside} appends. */
  public RouteMessage nested(int type, Runnable inside) {
    int start = octets.position();
    octets.putShort((short) 0).putShort((short) type);
    inside.run();
    octets.putShort(start, (short) (octets.position() - start));
    return this;
  }

  /** The octets of the request in the machine's byte order, with the length in the header. */
  public byte[] finish() {
    octets.putInt(0, octets.position());
    return Arrays.copyOf(octets.array(), octets.position());
  }

  private RouteMessage pad() {
    while (octets.position() % 4 != 0) {
      octets.put((byte) 0);
    }
    return this;
  }
}
