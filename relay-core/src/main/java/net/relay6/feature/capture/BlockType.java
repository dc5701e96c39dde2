package net.relay6.feature.capture;

/** Numbers of the pcapng format (draft-ietf-opsawg-pcapng). */
public final class BlockType {

  /** The start of a section; the number is the same in both byte orders. */
  public static final int SECTION_HEADER = 0x0a0d0d0a;

  /** The link-layer type and options of an interface; the first in a section is interface 0. */
  public static final int INTERFACE_DESCRIPTION = 1;

  /**
   * A packet with an interface number of 16 bits and a count of dropped packets; replaced by {@link
   * #ENHANCED_PACKET}.
   */
  public static final int OBSOLETE_PACKET = 2;

  /** A packet of interface 0, without time and options. */
  public static final int SIMPLE_PACKET = 3;

  /** The counts of one interface, such as packets that were not captured. */
  public static final int INTERFACE_STATISTICS = 5;

  /** A packet with the number of its interface, its time and options. */
  public static final int ENHANCED_PACKET = 6;

  private static final int JOURNAL_ENTRY = 9;
  private static final int CUSTOM = 0xbad;
  private static final int CUSTOM_NOT_COPIED = 0x40000bad;

  /** The first number of a section, in the byte order of all of it. */
  public static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  private BlockType() {}

  /**
   * Whether Wireshark gives blocks of that type a number as it does packets, which they are not.
   */
  public static boolean isNumbered(int type) {
    return switch (type) {
      case JOURNAL_ENTRY, CUSTOM, CUSTOM_NOT_COPIED -> true;
      case 0x204, 0x208, 0x216, 0x217, 0x221, 0x222 -> true; // events of sysdig
      default -> false;
    };
  }
}
