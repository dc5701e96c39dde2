package net.relay6.tools.capture.layer;

import java.util.Comparator;

/**
 * Why a packet of a capture was skipped.
 *
 * @param reason the kind of reason
 * @param detail a detail, such as {@code link type 147}; may be empty
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
    /** The capture has truncated it. */
    CUT_SHORT("cut short by the capture: take it with -s 0", true),
    /** It is a fragment of a datagram that was never completed. */
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

  /** Whether the packet may contain DHCPv6 that relay6 cannot decode. */
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
