package net.relay6.option;

import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Rapid Commit: an exchange of two messages instead of four (RFC 9915, section 21.14).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              14               |               0               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public record RapidCommit() {

  /** Reads and writes it. */
  public static final OptionCodec<RapidCommit> CODEC =
      OptionCodec.of(OptionCode.RAPID_COMMIT, 0, 0, _ -> new RapidCommit(), (_, _) -> {});

  @Override
  public String toString() {
    return "";
  }
}
