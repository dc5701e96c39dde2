package net.relay6.option;

import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Relay Source Port: requests the response on another UDP port than 547 (RFC 8357, section 5.1).
 * Occurs in relay messages.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              135              |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |    downstream source port     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param downstreamPort the port of the downstream relay; 0 if that relay uses 547 and only the
 *     sender of the option does not
 */
public record RelaySourcePort(int downstreamPort) {

  /** Reads and writes it. */
  public static final OptionCodec<RelaySourcePort> CODEC =
      OptionCodec.of(
          OptionCode.RELAY_SOURCE_PORT,
          2,
          2,
          data -> new RelaySourcePort(data.readUnsignedShort()),
          (option, frame) -> frame.writeShort(option.downstreamPort()));

  @Override
  public String toString() {
    return downstreamPort == 0 ? "the source port" : "port " + downstreamPort;
  }
}
