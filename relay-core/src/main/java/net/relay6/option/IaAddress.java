package net.relay6.option;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * IA Address: one address of an association (RFC 9915, section 21.6).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |               5               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                       address (16 octets)                     |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      preferred-lifetime                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        valid-lifetime                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                            options                            .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param address the address
 * @param preferredSeconds the preferred lifetime
 * @param validSeconds the valid lifetime; 0 revokes it
 * @param options the options inside
 */
public record IaAddress(
    Ipv6Address address, long preferredSeconds, long validSeconds, Octets options) {

  /** Reads and writes it. */
  public static final OptionCodec<IaAddress> CODEC =
      OptionCodec.of(
          OptionCode.IA_ADDRESS,
          24,
          OptionCodec.UNBOUNDED,
          data ->
              new IaAddress(
                  DataOctets.readAddress(data),
                  data.readUnsignedInt(),
                  data.readUnsignedInt(),
                  DataOctets.readRest(data)),
          (address, frame) -> {
            DataOctets.write(address.address(), frame);
            frame.writeInt((int) address.preferredSeconds());
            frame.writeInt((int) address.validSeconds());
            DataOctets.write(address.options(), frame);
          });

  @Override
  public String toString() {
    return "%s, preferred %s, valid %s"
        .formatted(address, DataOctets.seconds(preferredSeconds), DataOctets.seconds(validSeconds));
  }
}
