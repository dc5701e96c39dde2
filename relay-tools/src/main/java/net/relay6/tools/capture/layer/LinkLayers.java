package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;
import java.nio.ByteOrder;

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
  public static Layer of(int linkType, ByteOrder order) {
    return switch (linkType) {
      case ETHERNET -> Ethernet::frame;
      case LINUX_COOKED -> octets -> Ethernet.typed(octets, 14, 16, "");
      case LINUX_COOKED_2 ->
          octets -> Ethernet.typed(octets, 0, 20, "interface " + octets.getInt(4));
      case NULL, LOOP -> LinkLayers::family;
      case PPP, PPP_SERIAL -> Ppp::framed;
      case PPP_OVER_ETHERNET -> Ppp::session;
      case PPP_OF_PPPD -> octets -> Step.behind(Ppp::protocol, octets, 2);
      case PPP_WITH_DIRECTION -> octets -> Step.behind(Ppp::framed, octets, 1);
      case CISCO_HDLC -> Ppp::ciscoHdlc;
      case RAW_IP, RAW_IPV4, RAW_IPV6, RAW_IP_OF_SOME, RAW_IP_OF_OPENBSD -> Ip::packet;
      case MPLS -> Mpls::labels;
      case ENC -> octets -> Step.behind(Ip::packet, octets, ENC_LENGTH);
      case PFLOG -> Loggers::pflog;
      case NFLOG -> octets -> Loggers.nflog(octets, order);
      default -> Juniper.of(linkType);
    };
  }

  /** BSD's loopback: the number of an address family, in the order of the machine or not. */
  private static Step family(ByteBuf octets) {
    return isIpv6(octets.getInt(0)) || isIpv6(octets.getIntLE(0))
        ? Step.behind(Ip::packet, octets, 4)
        : Step.end(PassedOver.Reason.NOT_IPV6);
  }

  /** The number of AF_INET6 on Linux, NetBSD and OpenBSD, FreeBSD, and macOS. */
  private static boolean isIpv6(int family) {
    return family == 10 || family == 24 || family == 28 || family == 30;
  }
}
