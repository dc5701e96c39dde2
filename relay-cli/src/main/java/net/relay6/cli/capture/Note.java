package net.relay6.cli.capture;

/**
 * What a capture says about a packet beside its octets; a file of tcpdump says nothing.
 *
 * @param place the name of the interface, such as {@code lan0} or, of relay6, {@code link lan0};
 *     empty where it is not told
 * @param direction which way it went
 * @param comment words about it, empty where there are none
 */
public record Note(String place, Direction direction, String comment) {

  /** Nothing. */
  public static final Note NONE = new Note("", Direction.UNKNOWN, "");

  /** Which way a packet went, seen from where it was captured. */
  public enum Direction {
    /** Not told. */
    UNKNOWN(""),
    /** Received. */
    INBOUND("in"),
    /** Sent. */
    OUTBOUND("out");

    private final String label;

    Direction(String label) {
      this.label = label;
    }

    /** {@code in}, {@code out}, or nothing. */
    public String label() {
      return label;
    }
  }

  /** This note with a narrower place, such as {@code vlan 7}; nothing when that is empty. */
  Note at(String narrower) {
    return narrower.isEmpty()
        ? this
        : new Note((place + " " + narrower).strip(), direction, comment);
  }

  /** {@code link lan0 in: forwarded, 2 copies}, as far as it is told. */
  @Override
  public String toString() {
    String where = (place + " " + direction.label()).strip();
    return comment.isEmpty() || where.isEmpty() ? where + comment : where + ": " + comment;
  }
}
