package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Relay-Supplied Options: options that the relay asks the server to send to the client (RFC 6422,
 * section 4). Occurs in RELAY-FORW.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              66               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                            options                            .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param options consecutive whole options
 */
public record SuppliedOptions(Octets options) {

  /** Reads and writes it. */
  public static final OptionCodec<SuppliedOptions> CODEC =
      OptionCodec.of(
          OptionCode.SUPPLIED_OPTIONS,
          0,
          OptionCodec.UNBOUNDED,
          data -> new SuppliedOptions(DataOctets.readRest(data)),
          (supplied, frame) -> DataOctets.write(supplied.options(), frame));

  /** Empty, since the nested options are printed separately. */
  @Override
  public String toString() {
    return "";
  }
}
