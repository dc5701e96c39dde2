package net.relay6.tools.capture;

import java.nio.ByteBuffer;

/** Recognises capture files, pcap or pcapng, also compressed by {@code gzip}. */
public final class CaptureFile {

  /** How many octets identify a file. */
  public static final int MAGIC_LENGTH = 4;

  private static final int GZIP_MAGIC = 0x1f8b;

  private CaptureFile() {}

  /** Whether {@code content}, the beginning of a file, is that of a capture, compressed or not. */
  public static boolean isCapture(byte[] content) {
    return content.length >= MAGIC_LENGTH
        && (PcapReader.recognises(ByteBuffer.wrap(content))
            || PcapngReader.recognises(ByteBuffer.wrap(content))
            || isPacked(ByteBuffer.wrap(content)));
  }

  /** Whether {@code content} is compressed by {@code gzip}. */
  static boolean isPacked(ByteBuffer content) {
    return content.getInt(0) >>> 16 == GZIP_MAGIC;
  }
}
