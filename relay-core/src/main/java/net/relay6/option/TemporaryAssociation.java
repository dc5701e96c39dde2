package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * IA_TA, the Identity Association for temporary addresses. RFC 9915 has obsoleted it; older clients
 * still send it (RFC 8415, section 21.5).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               4               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        IAID (4 octets)                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                            options                            .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param iaid the client's number for it, 32 bits unsigned
 * @param options the options inside
 */
public record TemporaryAssociation(long iaid, Octets options) {

  /** Reads and writes it. */
  public static final OptionCodec<TemporaryAssociation> CODEC =
      OptionCodec.of(
          OptionCode.IA_TA,
          4,
          OptionCodec.UNBOUNDED,
          data -> new TemporaryAssociation(data.readUnsignedInt(), DataOctets.readRest(data)),
          (association, frame) -> {
            frame.writeInt((int) association.iaid());
            DataOctets.write(association.options(), frame);
          });

  @Override
  public String toString() {
    return "iaid " + iaid;
  }
}
