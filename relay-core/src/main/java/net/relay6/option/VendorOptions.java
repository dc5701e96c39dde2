package net.relay6.option;

import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * Vendor-specific Information: options whose numbers an enterprise assigns (RFC 9915, section
 * 21.17). Each instance in a message belongs to another enterprise.
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              17               |         option-len            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       enterprise-number                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                      vendor-option-data                       .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param enterprise number in IANA's registry of enterprises, 32 bits
 * @param data usually options of a 2-octet code, a 2-octet length and data
 */
public record VendorOptions(long enterprise, Octets data) {

  /** Reads and writes it. */
  public static final OptionCodec<VendorOptions> CODEC =
      OptionCodec.of(
          OptionCode.VENDOR_OPTIONS,
          4,
          OptionCodec.UNBOUNDED,
          data -> new VendorOptions(data.readUnsignedInt(), DataOctets.readRest(data)),
          (options, frame) -> {
            frame.writeInt((int) options.enterprise());
            DataOctets.write(options.data(), frame);
          });

  @Override
  public String toString() {
    return "enterprise " + enterprise + ", 0x" + data.toHex();
  }
}
