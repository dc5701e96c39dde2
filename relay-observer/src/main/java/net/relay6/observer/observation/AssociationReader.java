package net.relay6.observer.observation;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.OptionCode;
import net.relay6.wire.OptionList;
import net.relay6.wire.OptionVisitor;

/**
 * Reads IA_NA and IA_PD options in place (RFC 9915, sections 21.4 and 21.21). Malformed options in
 * them are omitted.
 */
final class AssociationReader {

  /** Octets of IAID, T1 and T2. */
  static final int HEADER_LENGTH = 12;

  private static final int ADDRESS_LENGTH = 24;
  private static final int PREFIX_LENGTH = 25;
  private static final int WHOLE_ADDRESS = 128;

  private final OptionVisitor visitor = this::take;
  private final List<LeaseFacts> leases = new ArrayList<>(1);
  private int status;

  /** Reads the data of the option, {@link #HEADER_LENGTH} octets or more. */
  Association read(boolean prefixes, ByteBuf octets, int offset, int length) {
    leases.clear();
    status = 0;
    OptionList.walk(octets, offset + HEADER_LENGTH, offset + length, visitor);
    return new Association(
        prefixes,
        octets.getUnsignedInt(offset),
        octets.getUnsignedInt(offset + 4),
        octets.getUnsignedInt(offset + 8),
        status,
        leases);
  }

  private void take(int code, ByteBuf octets, int offset, int length) {
    if (code == OptionCode.IA_ADDRESS.value()) {
      takeAddress(octets, offset, length);
    } else if (code == OptionCode.IA_PREFIX.value()) {
      takePrefix(octets, offset, length);
    } else if (code == OptionCode.STATUS_CODE.value() && length >= 2) {
      status = octets.getUnsignedShort(offset);
    }
  }

  /** IA Address: address, preferred and valid lifetime (section 21.6). */
  private void takeAddress(ByteBuf octets, int offset, int length) {
    if (length >= ADDRESS_LENGTH) {
      leases.add(
          new LeaseFacts(
              address(octets, offset),
              WHOLE_ADDRESS,
              octets.getUnsignedInt(offset + 16),
              octets.getUnsignedInt(offset + 20)));
    }
  }

  /** IA Prefix: preferred and valid lifetime, prefix length, prefix (section 21.22). */
  private void takePrefix(ByteBuf octets, int offset, int length) {
    if (length >= PREFIX_LENGTH && octets.getUnsignedByte(offset + 8) <= WHOLE_ADDRESS) {
      leases.add(
          new LeaseFacts(
              address(octets, offset + 9),
              octets.getUnsignedByte(offset + 8),
              octets.getUnsignedInt(offset),
              octets.getUnsignedInt(offset + 4)));
    }
  }

  private static Ipv6Address address(ByteBuf octets, int offset) {
    return new Ipv6Address(octets.getLong(offset), octets.getLong(offset + 8));
  }
}
