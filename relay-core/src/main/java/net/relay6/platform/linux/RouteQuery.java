package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import net.relay6.net.Ipv6Address;

/**
 * A request for the route of UDP datagrams to port 547: {@code struct rtmsg}, then the attributes
 * destination, protocol, both ports and, if given, the source.
 *
 * @param destination their destination address
 * @param source their source address; {@code ::} if the kernel chooses it
 * @param localPort their source port, on which rules and the choice among several next hops may
 *     depend
 * @param asInTable whether to return the route of the table with all next hops, instead of the next
 *     hop and the source of one datagram
 */
record RouteQuery(Ipv6Address destination, Ipv6Address source, int localPort, boolean asInTable) {

  private static final int HEADER_LENGTH = 12;
  private static final int ADDRESS_LENGTH = 20;
  private static final int NUMBER_LENGTH = 8;
  private static final int NUMBERS = 3;

  private static final byte INET6 = 10;
  private static final byte ADDRESS_BITS = (byte) 128;
  private static final byte UDP = 17;
  private static final short SERVER_PORT = 547;

  private static final int DESTINATION = 1;
  private static final int SOURCE = 2;
  private static final int PROTOCOL = 27;
  private static final int SOURCE_PORT = 28;
  private static final int DESTINATION_PORT = 29;

  /** RTM_F_FIB_MATCH. */
  private static final int AS_IN_THE_TABLE = 0x2000;

  /** Its length in octets. */
  int length() {
    return HEADER_LENGTH
        + (source.isUnspecified() ? 1 : 2) * ADDRESS_LENGTH
        + NUMBERS * NUMBER_LENGTH;
  }

  /** Writes it at the buffer's position, in the buffer's order. */
  void write(ByteBuffer request) {
    request.put(INET6).put(ADDRESS_BITS).put(source.isUnspecified() ? 0 : ADDRESS_BITS);
    request.put(new byte[5]).putInt(asInTable ? AS_IN_THE_TABLE : 0);
    putAddress(request, DESTINATION, destination);
    if (!source.isUnspecified()) {
      putAddress(request, SOURCE, source);
    }
    putHeader(request, PROTOCOL, Byte.BYTES).put(UDP).put(new byte[3]);
    putPort(request, SOURCE_PORT, (short) localPort);
    putPort(request, DESTINATION_PORT, SERVER_PORT);
  }

  private static void putAddress(ByteBuffer request, int type, Ipv6Address address) {
    putHeader(request, type, Ipv6Address.LENGTH).put(address.toOctets());
  }

  /** A port in the order of the network, padded to four octets. */
  private static void putPort(ByteBuffer request, int type, short port) {
    ByteOrder order = request.order();
    putHeader(request, type, Short.BYTES).order(ByteOrder.BIG_ENDIAN).putShort(port);
    request.order(order).putShort((short) 0);
  }

  private static ByteBuffer putHeader(ByteBuffer request, int type, int length) {
    return request.putShort((short) (Integer.BYTES + length)).putShort((short) type);
  }
}
