package net.relay6.option;

import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * IA Prefix: one delegated prefix of an association (RFC 9915, section 21.22).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              26               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                      preferred-lifetime                       |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                        valid-lifetime                         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * | prefix-length |             prefix (16 octets)                .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * .                            options                            .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param preferredSeconds the preferred lifetime
 * @param validSeconds the valid lifetime; 0 revokes it
 * @param prefixLength bits, 0 to 128; with {@code ::} it is a client's hint (RFC 8168)
 * @param prefix its first address, as sent: bits after the prefix may be set
 * @param options the options inside
 */
public record IaPrefix(
    long preferredSeconds,
    long validSeconds,
    int prefixLength,
    Ipv6Address prefix,
    Octets options) {

  /** Reads and writes it. */
  public static final OptionCodec<IaPrefix> CODEC =
      new OptionCodec<>(
          OptionCode.IA_PREFIX,
          25,
          OptionCodec.UNBOUNDED,
          data -> {
            IaPrefix read =
                new IaPrefix(
                    data.readUnsignedInt(),
                    data.readUnsignedInt(),
                    data.readUnsignedByte(),
                    DataOctets.readAddress(data),
                    DataOctets.readRest(data));
            return read.prefixLength > 128
                ? new OptionCodec.Decoded.Invalid<>("prefix length " + read.prefixLength)
                : new OptionCodec.Decoded.Value<>(read);
          },
          (prefix, frame) -> {
            frame.writeInt((int) prefix.preferredSeconds());
            frame.writeInt((int) prefix.validSeconds());
            frame.writeByte(prefix.prefixLength());
            DataOctets.write(prefix.prefix(), frame);
            DataOctets.write(prefix.options(), frame);
          });

  @Override
  public String toString() {
    return "%s/%d, preferred %s, valid %s"
        .formatted(
            prefix,
            prefixLength,
            DataOctets.seconds(preferredSeconds),
            DataOctets.seconds(validSeconds));
  }
}
