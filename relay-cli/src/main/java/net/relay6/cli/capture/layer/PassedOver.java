package net.relay6.cli.capture.layer;

import java.util.Comparator;

/**
 * Why a packet of a capture gave no whole datagram of DHCPv6.
 *
 * @param reason the kind of reason
 * @param detail what exactly, such as {@code link type 147}; often nothing
 */
public record PassedOver(Reason reason, String detail) implements Comparable<PassedOver> {

  private static final Comparator<PassedOver> ORDER =
      Comparator.comparing(PassedOver::reason).thenComparing(PassedOver::detail);

  /** Kinds of reasons. */
  public enum Reason {
    /** It has a link header that is not known. */
    LINK_TYPE("behind a link header relay6 does not know", true),
    /** It is in a tunnel that is not known. */
    TUNNEL("in a tunnel relay6 does not read", true),
    /** It is encrypted. */
    ENCRYPTED("encrypted", true),
    /** The capture has not kept all of it. */
    CUT_SHORT("cut short by the capture: take it with -s 0", true),
    /** It is a fragment whose datagram was never whole. */
    FRAGMENT("fragments without the rest of their datagram", true),
    /** It is a fragment that overlaps another (RFC 5722, section 4). */
    OVERLAPPING_FRAGMENT("fragments that overlap others, of which all are discarded", false),
    /** Its headers contradict one another. */
    BROKEN("with broken headers", false),
    /** It is not IPv6. */
    NOT_IPV6("not IPv6", false),
    /** It is IPv6 without UDP. */
    NOT_UDP("not UDP", false),
    /** It goes between other ports than those of DHCPv6. */
    OTHER_PORTS("between other ports than 546 and 547", false);

    private final String text;
    private final boolean hiding;

    Reason(String text, boolean hiding) {
      this.text = text;
      this.hiding = hiding;
    }

    /** That reason without a detail. */
    public PassedOver plain() {
      return new PassedOver(this, "");
    }
  }

  /** Whether DHCPv6 may be in the packet all the same, where relay6 cannot see it. */
  public boolean isHiding() {
    return reason.hiding;
  }

  /** For people, behind a number of packets. */
  public String text() {
    return detail.isEmpty() ? reason.text : "%s (%s)".formatted(reason.text, detail);
  }

  @Override
  public int compareTo(PassedOver other) {
    return ORDER.compare(this, other);
  }
}
