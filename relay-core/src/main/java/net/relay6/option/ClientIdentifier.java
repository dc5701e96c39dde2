package net.relay6.option;

import net.relay6.net.DuidLength;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Client Identifier: identifies the client of a message (RFC 9915, section 21.2).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               1               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                             DUID                              .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param duid the client's DUID
 */
public record ClientIdentifier(Duid duid) {

  /** Reads and writes it. */
  public static final OptionCodec<ClientIdentifier> CODEC =
      OptionCodec.of(
          OptionCode.CLIENT_ID,
          DuidLength.MIN,
          DuidLength.MAX,
          data -> new ClientIdentifier(new Duid(DataOctets.readRest(data))),
          (identifier, frame) -> DataOctets.write(identifier.duid().octets(), frame));

  @Override
  public String toString() {
    return duid.toString();
  }
}
