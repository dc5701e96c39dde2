package net.relay6.option;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.relay6.net.Ipv6Address;
import net.relay6.option.codec.DataOctets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.OptionCode;

/**
 * DNS Recursive Name Server (RFC 3646, section 3).
 *
 * <pre>
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |              23               |          option-len           |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                  name server (16 octets) ...                  .
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 *
 * @param addresses the name servers, the preferred first
 */
public record DnsServers(List<Ipv6Address> addresses) {

  /** Reads and writes it. */
  public static final OptionCodec<DnsServers> CODEC =
      new OptionCodec<>(
          OptionCode.DNS_SERVERS,
          Ipv6Address.LENGTH,
          OptionCodec.UNBOUNDED,
          DnsServers::read,
          (servers, frame) ->
              servers.addresses().forEach(address -> DataOctets.write(address, frame)));

  /** Copies its list. */
  public DnsServers {
    addresses = List.copyOf(addresses);
  }

  private static OptionCodec.Decoded<DnsServers> read(ByteBuf data) {
    if (data.readableBytes() % Ipv6Address.LENGTH != 0) {
      return new OptionCodec.Decoded.Invalid<>(data.readableBytes() + " octets, no multiple of 16");
    }
    List<Ipv6Address> addresses = new ArrayList<>();
    while (data.isReadable()) {
      addresses.add(DataOctets.readAddress(data));
    }
    return new OptionCodec.Decoded.Value<>(new DnsServers(addresses));
  }

  @Override
  public String toString() {
    return addresses.stream().map(Ipv6Address::toString).collect(Collectors.joining(", "));
  }
}
