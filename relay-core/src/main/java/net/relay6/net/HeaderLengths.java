package net.relay6.net;

/** Octets of the headers in front of a DHCPv6 message. */
public final class HeaderLengths {

  /** Ethernet, without a VLAN tag. */
  public static final int ETHERNET = 14;

  /** IPv6, without extension headers (RFC 8200, section 3). */
  public static final int IPV6 = 40;

  /** The extension header of a fragment (RFC 8200, section 4.5). */
  public static final int FRAGMENT = 8;

  /** UDP. */
  public static final int UDP = 8;

  /** A UDP datagram in an IPv6 packet without extension headers. */
  public static final int IPV6_AND_UDP = IPV6 + UDP;

  private HeaderLengths() {}
}
