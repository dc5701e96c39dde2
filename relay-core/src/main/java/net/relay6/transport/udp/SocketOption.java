package net.relay6.transport.udp;

/**
 * An option of a UDP socket over IPv6 (socket(7), ipv6(7)).
 *
 * @param label what the manual calls it
 * @param level its level
 * @param number its number
 */
public record SocketOption(String label, int level, int number) {

  private static final int SOCKET = 1;
  private static final int IPV6 = 41;

  public static final SocketOption REUSE_ADDRESS = new SocketOption("SO_REUSEADDR", SOCKET, 2);
  public static final SocketOption SEND_BUFFER = new SocketOption("SO_SNDBUF", SOCKET, 7);
  public static final SocketOption RECEIVE_BUFFER = new SocketOption("SO_RCVBUF", SOCKET, 8);
  public static final SocketOption MULTICAST_INTERFACE =
      new SocketOption("IPV6_MULTICAST_IF", IPV6, 17);
  public static final SocketOption MULTICAST_HOPS =
      new SocketOption("IPV6_MULTICAST_HOPS", IPV6, 18);
  public static final SocketOption JOIN_GROUP = new SocketOption("IPV6_JOIN_GROUP", IPV6, 20);

  /** The path MTU a connected socket knows, in octets. */
  public static final SocketOption MTU = new SocketOption("IPV6_MTU", IPV6, 24);

  /** Also reports transient network errors, such as an unreachable host. */
  public static final SocketOption REPORT_ERRORS = new SocketOption("IPV6_RECVERR", IPV6, 25);

  /**
   * Delivers the ingress interface of each datagram (RFC 3542, section 6.2): {@link
   * MessageHeaders.PacketInfo}.
   */
  public static final SocketOption RECEIVE_PACKET_INFO =
      new SocketOption("IPV6_RECVPKTINFO", IPV6, 49);

  /** Flow labels (RFC 6437) balance long flows; for single datagrams they are only a cost. */
  public static final SocketOption AUTOMATIC_FLOW_LABEL =
      new SocketOption("IPV6_AUTOFLOWLABEL", IPV6, 70);

  public static final SocketOption ONLY_IPV6 = new SocketOption("IPV6_V6ONLY", IPV6, 26);
  public static final SocketOption MULTICAST_ALL = new SocketOption("IPV6_MULTICAST_ALL", IPV6, 29);
}
