package net.relay6.cli.capture;

/** Why a packet of a capture gave no whole datagram of DHCPv6. */
public enum PassedOver {
  /** It has a link header that is not known. */
  LINK_TYPE("behind a link header relay6 does not know"),
  /** It is not IPv6. */
  NOT_IPV6("not IPv6"),
  /** It is IPv6 without UDP. */
  NOT_UDP("not UDP"),
  /** It goes between other ports than those of DHCPv6. */
  OTHER_PORTS("between other ports than 546 and 547"),
  /** The capture has not kept all of it. */
  CUT_SHORT("cut short by the capture: take it with -s 0"),
  /** Its headers contradict one another. */
  BROKEN("with broken headers"),
  /** It is a fragment whose datagram was never whole. */
  FRAGMENT("fragments without the rest of their datagram"),
  /** It is a fragment that overlaps another (RFC 5722, section 4). */
  OVERLAPPING_FRAGMENT("fragments that overlap others, of which all are discarded");

  private final String text;

  PassedOver(String text) {
    this.text = text;
  }

  /** For people, behind a number of packets. */
  public String text() {
    return text;
  }
}
