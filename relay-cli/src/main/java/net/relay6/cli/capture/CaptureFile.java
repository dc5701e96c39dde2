package net.relay6.cli.capture;

import java.nio.ByteBuffer;

/** What a file of a capture looks like, pcap or pcapng, also packed by {@code gzip}. */
public final class CaptureFile {

  /** How many octets of a file tell. */
  public static final int MAGIC_LENGTH = 4;

  private static final int GZIP_MAGIC = 0x1f8b;

  private CaptureFile() {}

  /** Whether {@code content}, the beginning of a file, begins as a capture does, packed or not. */
  public static boolean isCapture(byte[] content) {
    return content.length >= MAGIC_LENGTH
        && (PcapReader.recognises(ByteBuffer.wrap(content))
            || PcapngReader.recognises(ByteBuffer.wrap(content))
            || isPacked(ByteBuffer.wrap(content)));
  }

  /** Whether {@code gzip} has packed what begins so. */
  static boolean isPacked(ByteBuffer content) {
    return content.getInt(0) >>> 16 == GZIP_MAGIC;
  }
}
