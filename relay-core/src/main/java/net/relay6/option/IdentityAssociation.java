package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Identity Association for addresses or for delegated prefixes, which identifies a binding (RFC
 * 9915, sections 21.4 and 21.21).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |            3 or 25            |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        IAID (4 octets)                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              T1                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                              T2                               |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                            options                            .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param iaid the client's number for it, 32 bits unsigned
 * @param renewSeconds T1, when the client sends RENEW
 * @param rebindSeconds T2, when the client sends REBIND
 * @param options the options inside
 */
public record IdentityAssociation(
    long iaid, long renewSeconds, long rebindSeconds, Octets options) {

  /** IA_NA, for addresses. */
  public static final OptionCodec<IdentityAssociation> ADDRESSES = codec(OptionCode.IA_NA);

  /** IA_PD, for delegated prefixes. */
  public static final OptionCodec<IdentityAssociation> PREFIXES = codec(OptionCode.IA_PD);

  private static OptionCodec<IdentityAssociation> codec(OptionCode code) {
    return OptionCodec.of(
        code,
        12,
        OptionCodec.UNBOUNDED,
        data ->
            new IdentityAssociation(
                data.readUnsignedInt(),
                data.readUnsignedInt(),
                data.readUnsignedInt(),
                DataOctets.readRest(data)),
        (association, frame) -> {
          frame.writeInt((int) association.iaid());
          frame.writeInt((int) association.renewSeconds());
          frame.writeInt((int) association.rebindSeconds());
          DataOctets.write(association.options(), frame);
        });
  }

  @Override
  public String toString() {
    return "iaid %d, T1 %s, T2 %s"
        .formatted(iaid, DataOctets.seconds(renewSeconds), DataOctets.seconds(rebindSeconds));
  }
}
