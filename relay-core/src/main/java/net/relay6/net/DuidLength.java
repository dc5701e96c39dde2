package net.relay6.net;

/** How many octets a DUID can have (RFC 9915, section 11.1). */
public final class DuidLength {

  /** Of the shortest: two of type, one of identifier. */
  public static final int MIN = 3;

  /** Of the longest: two of type, 128 of identifier. */
  public static final int MAX = 130;

  private DuidLength() {}

  /** Whether so many octets can be a DUID. */
  public static boolean isAllowed(int length) {
    return length >= MIN && length <= MAX;
  }
}
