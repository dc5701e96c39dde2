package net.relay6.feature.capture;

/** Codes of the options that blocks of the pcapng format end with. */
public final class BlockOption {

  static final int END = 0;
  public static final int COMMENT = 1;
  public static final int INTERFACE_NAME = 2;
  public static final int INTERFACE_TIME_RESOLUTION = 9;
  public static final int INTERFACE_TIME_OFFSET = 14;
  static final int SECTION_APPLICATION = 4;
  public static final int PACKET_FLAGS = 2;
  public static final int STATISTICS_DROPPED = 5;

  private BlockOption() {}
}
