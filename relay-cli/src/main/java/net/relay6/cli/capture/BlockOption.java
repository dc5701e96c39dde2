package net.relay6.cli.capture;

/** Codes of the options that blocks of the pcapng format end with. */
final class BlockOption {

  static final int END = 0;
  static final int COMMENT = 1;
  static final int INTERFACE_NAME = 2;
  static final int INTERFACE_TIME_RESOLUTION = 9;
  static final int INTERFACE_TIME_OFFSET = 14;
  static final int SECTION_APPLICATION = 4;
  static final int PACKET_FLAGS = 2;
  static final int STATISTICS_DROPPED = 5;

  private BlockOption() {}
}
