package net.relay6.option;

import net.relay6.net.DuidLength;
import net.relay6.wire.OptionCode;

/**
 * Client Identifier: which client a message is from or for (RFC 9915, section 21.2).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               1               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                             DUID                              .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param duid whose it is
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
