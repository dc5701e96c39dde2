package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The first headers of captured packets; the link types are those of tcpdump.org's list. */
public final class LinkLayers {

  private static final int NULL = 0;
  private static final int ETHERNET = 1;
  private static final int PPP = 9;
  private static final int RAW_IP_OF_SOME = 12;
  private static final int RAW_IP_OF_OPENBSD = 14;
  private static final int PPP_SERIAL = 50;
  private static final int PPP_OVER_ETHERNET = 51;
  private static final int RAW_IP = 101;
  private static final int CISCO_HDLC = 104;
  private static final int LOOP = 108;
  private static final int ENC = 109;
  private static final int LINUX_COOKED = 113;
  private static final int PFLOG = 117;
  private static final int PPP_OF_PPPD = 166;
  private static final int PPP_WITH_DIRECTION = 204;
  private static final int MPLS = 219;
  private static final int RAW_IPV4 = 228;
  private static final int RAW_IPV6 = 229;
  private static final int NFLOG = 239;
  private static final int LINUX_COOKED_2 = 276;

  private static final int ENC_LENGTH = 12;

  private LinkLayers() {}

  /**
   * The header that packets of that link type begin with.
   *
   * @param order of numbers in headers that the capturing machine's kernel makes
   */
  public static Decapsulation.Layer of(int linkType, ByteOrder order) {
    return switch (linkType) {
      case ETHERNET -> Ethernet::frame;
      case LINUX_COOKED -> octets -> Ethernet.typed(octets, 14, 16, "");
      case LINUX_COOKED_2 ->
          octets -> Ethernet.typed(octets, 0, 20, "interface " + octets.getInt(4));
      case NULL, LOOP -> LinkLayers::family;
      case PPP, PPP_SERIAL -> Ppp::framed;
      case PPP_OVER_ETHERNET -> Ppp::session;
      case PPP_OF_PPPD -> octets -> Decapsulation.inner(Ppp::protocol, octets, 2);
      case PPP_WITH_DIRECTION -> octets -> Decapsulation.inner(Ppp::framed, octets, 1);
      case CISCO_HDLC -> Ppp::ciscoHdlc;
      case RAW_IP, RAW_IPV4, RAW_IPV6, RAW_IP_OF_SOME, RAW_IP_OF_OPENBSD -> Ip::packet;
      case MPLS -> Mpls::labels;
      case ENC -> octets -> Decapsulation.inner(Ip::packet, octets, ENC_LENGTH);
      case PFLOG -> Loggers::pflog;
      case NFLOG -> octets -> Loggers.nflog(octets, order);
      default -> Juniper.of(linkType);
    };
  }

  /** BSD's loopback: the number of an address family, in the order of the machine or not. */
  private static Decapsulation family(ByteBuf octets) {
    return isIpv6(octets.getInt(0)) || isIpv6(octets.getIntLE(0))
        ? Decapsulation.inner(Ip::packet, octets, 4)
        : Decapsulation.end(PassedOver.Reason.NOT_IPV6);
  }

  /** The number of AF_INET6 on Linux, NetBSD and OpenBSD, FreeBSD, and macOS. */
  private static boolean isIpv6(int family) {
    return family == 10 || family == 24 || family == 28 || family == 30;
  }

  /**
   * Captures of Juniper's routers: {@code MGC}, flags, and if flagged, extensions after their
   * length. The frame of the link follows, unless a flag says that it was removed.
   */
  static final class Juniper {

    private static final int MAGIC = 0x4d4743;
    private static final int WITHOUT_LINK_HEADER = 0x02;
    private static final int EXTENDED = 0x80;
    private static final int HEADER_LENGTH = 4;

    private Juniper() {}

    /** The header of packets of that link type, which may be unknown. */
    static Decapsulation.Layer of(int linkType) {
      return switch (linkType) {
        case 167, 178 -> octets -> header(octets, Ethernet::frame);
        case 179 -> octets -> header(octets, Ppp::framed);
        case 181 -> octets -> header(octets, Ppp::ciscoHdlc);
        case 130, 131, 132, 133, 134, 135, 136, 137, 164, 168, 180, 183, 194, 200 ->
            octets -> header(octets, unknown(linkType + ", of Juniper"));
        default -> unknown(Integer.toString(linkType));
      };
    }

    private static Decapsulation.Layer unknown(String linkType) {
      return _ -> Decapsulation.end(PassedOver.Reason.LINK_TYPE, "link type " + linkType);
    }

    private static Decapsulation header(ByteBuf octets, Decapsulation.Layer frame) {
      if (octets.getUnsignedMedium(0) != MAGIC) {
        return Decapsulation.end(PassedOver.Reason.BROKEN);
      }
      int flags = octets.getUnsignedByte(3);
      boolean extended = (flags & EXTENDED) != 0;
      int length = HEADER_LENGTH + (extended ? 2 + octets.getUnsignedShort(HEADER_LENGTH) : 0);
      return (flags & WITHOUT_LINK_HEADER) == 0
          ? Decapsulation.inner(frame, octets, length)
          : Decapsulation.inner(Ip::packet, octets, length + 4);
    }
  }

  /** The headers of packets logged by a packet filter. */
  static final class Loggers {

    private static final int FIELD_HEADER_LENGTH = 4;
    private static final int INBOUND_INTERFACE = 4;
    private static final int OUTBOUND_INTERFACE = 5;
    private static final int PAYLOAD = 9;
    private static final int TYPE_BITS = 0x7fff;

    private static final int PFLOG_NAME = 4;
    private static final int PFLOG_NAME_LENGTH = 16;

    private Loggers() {}

    /**
     * NFLOG of Linux: family, version, group; then fields with a length, which counts both itself
     * and the type, in the order of the machine.
     */
    static Decapsulation nflog(ByteBuf octets, ByteOrder order) {
      String place = "";
      int offset = FIELD_HEADER_LENGTH;
      while (offset < octets.readableBytes()) {
        int length = int16(octets, offset, order);
        int type = int16(octets, offset + 2, order) & TYPE_BITS;
        if (type == PAYLOAD) {
          return Decapsulation.inner(Ip::packet, octets, offset + FIELD_HEADER_LENGTH, place);
        }
        if (length < FIELD_HEADER_LENGTH) {
          break;
        }
        boolean names =
            type == INBOUND_INTERFACE || (type == OUTBOUND_INTERFACE && place.isEmpty());
        place = names ? "interface " + octets.getInt(offset + FIELD_HEADER_LENGTH) : place;
        offset += (length + 3) / 4 * 4;
      }
      return Decapsulation.end(PassedOver.Reason.BROKEN);
    }

    private static int int16(ByteBuf octets, int offset, ByteOrder order) {
      return order == ByteOrder.BIG_ENDIAN
          ? octets.getUnsignedShort(offset)
          : octets.getUnsignedShortLE(offset);
    }

    /** pflog of the BSDs: the first octet is the header's length, padded to a multiple of four. */
    static Decapsulation pflog(ByteBuf octets) {
      int length = (octets.getUnsignedByte(0) + 3) / 4 * 4;
      String name =
          octets.toString(PFLOG_NAME, PFLOG_NAME_LENGTH, StandardCharsets.US_ASCII)
              .split("\0", 2)[0];
      return Decapsulation.inner(Ip::packet, octets, length, name.replaceAll("\\p{Cc}", "?"));
    }
  }
}
