package net.relay6.option;

import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Preference: the priority of a server; with 255 the client chooses it at once (RFC 9915, section
 * 21.8).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               7               |               1               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |   pref-value  |
 * +-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param value 0 to 255; a server that sends none has 0
 */
public record Preference(int value) {

  /** Reads and writes it. */
  public static final OptionCodec<Preference> CODEC =
      OptionCodec.of(
          OptionCode.PREFERENCE,
          1,
          1,
          data -> new Preference(data.readUnsignedByte()),
          (preference, frame) -> frame.writeByte(preference.value()));

  @Override
  public String toString() {
    return String.valueOf(value);
  }
}
