package net.relay6.option;

import net.relay6.net.DuidLength;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Server Identifier: identifies the server of a message (RFC 9915, section 21.3).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               2               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                             DUID                              .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param duid the server's DUID
 */
public record ServerIdentifier(Duid duid) {

  /** Reads and writes it. */
  public static final OptionCodec<ServerIdentifier> CODEC =
      OptionCodec.of(
          OptionCode.SERVER_ID,
          DuidLength.MIN,
          DuidLength.MAX,
          data -> new ServerIdentifier(new Duid(DataOctets.readRest(data))),
          (identifier, frame) -> DataOctets.write(identifier.duid().octets(), frame));

  @Override
  public String toString() {
    return duid.toString();
  }
}
