package net.relay6.cli.capture;

/** Numbers of the pcapng format (draft-ietf-opsawg-pcapng). */
final class BlockType {

  static final int SECTION_HEADER = 0x0a0d0d0a;
  static final int INTERFACE_DESCRIPTION = 1;
  static final int OBSOLETE_PACKET = 2;
  static final int SIMPLE_PACKET = 3;
  static final int INTERFACE_STATISTICS = 5;
  static final int ENHANCED_PACKET = 6;

  /** The first number of a section, in the byte order of all of it. */
  static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

  private BlockType() {}
}
