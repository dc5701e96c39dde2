package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.wire.OptionCode;

/**
 * Relay-Supplied Options: options the relay would like the server to give to the client (RFC 6422,
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
 * @param options whole options, one behind the other
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

  /** Nothing: the options are shown below. */
  @Override
  public String toString() {
    return "";
  }
}
