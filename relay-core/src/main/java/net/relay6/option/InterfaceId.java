package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Interface-Id: opaque octets that identify the link of a response (RFC 9915, section 21.18).
 * Occurs once in relay messages.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              18               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                         interface-id                          .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param value 1 octet or more
 */
public record InterfaceId(Octets value) {

  /** Reads and writes it. */
  public static final OptionCodec<InterfaceId> CODEC =
      OptionCodec.of(
          OptionCode.INTERFACE_ID,
          1,
          OptionCodec.UNBOUNDED,
          data -> new InterfaceId(DataOctets.readRest(data)),
          (id, frame) -> DataOctets.write(id.value(), frame));

  @Override
  public String toString() {
    return value.toDisplay();
  }
}
