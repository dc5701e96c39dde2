package net.relay6.option;

import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Elapsed Time: how long the client has been trying (RFC 9915, section 21.9).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               8               |               2               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |          elapsed-time         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param hundredths hundredths of a second; 65535 means that or longer
 */
public record ElapsedTime(int hundredths) {

  /** Reads and writes it. */
  public static final OptionCodec<ElapsedTime> CODEC =
      OptionCodec.of(
          OptionCode.ELAPSED_TIME,
          2,
          2,
          data -> new ElapsedTime(data.readUnsignedShort()),
          (elapsed, frame) -> frame.writeShort(elapsed.hundredths()));

  @Override
  public String toString() {
    return hundredths * 10 + " ms" + (hundredths == 0xffff ? " or longer" : "");
  }
}
