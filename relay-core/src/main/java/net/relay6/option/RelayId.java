package net.relay6.option;

import net.relay6.net.DuidLength;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Relay-Id: identifies the relay independently of its addresses and links (RFC 5460, section
 * 5.4.1). Occurs in relay messages.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              53               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                             DUID                              .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param duid the relay's own
 */
public record RelayId(Duid duid) {

  /** Reads and writes it. */
  public static final OptionCodec<RelayId> CODEC =
      OptionCodec.of(
          OptionCode.RELAY_ID,
          DuidLength.MIN,
          DuidLength.MAX,
          data -> new RelayId(new Duid(DataOctets.readRest(data))),
          (id, frame) -> DataOctets.write(id.duid().octets(), frame));

  @Override
  public String toString() {
    return duid.toString();
  }
}
