package net.relay6.wire;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.relay6.net.DuidLength;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Reads the content of messages in place, for every message that is relayed. Malformed options are
 * omitted.
 */
public final class MessageSummaryReader {

  private final OptionList.Visitor visitor = this::take;
  private final AssociationReader associationReader = new AssociationReader();
  private final List<MessageSummary.Association> associations = new ArrayList<>(2);
  private final List<MessageSummary.OtherOption> others = new ArrayList<>(4);
  private Octets client = Octets.EMPTY;
  private Octets server = Octets.EMPTY;
  private int preference;
  private int status;
  private int elapsedHundredths;
  private boolean serverUnicast;
  private long vendor;

  /** A reader of any number of messages, for one thread. */
  public MessageSummaryReader() {}

  /** The content of {@code message}. */
  public MessageSummary read(ClientMessage message) {
    clear();
    ByteBuf octets = message.octets();
    OptionList.walk(
        octets, octets.readerIndex() + ClientMessage.HEADER_LENGTH, octets.writerIndex(), visitor);
    return summary(message);
  }

  private void clear() {
    associations.clear();
    others.clear();
    client = Octets.EMPTY;
    server = Octets.EMPTY;
    preference = -1;
    status = 0;
    elapsedHundredths = -1;
    serverUnicast = false;
    vendor = -1;
  }

  private MessageSummary summary(ClientMessage message) {
    if (others.size() > 1) {
      others.sort(Comparator.comparingInt(MessageSummary.OtherOption::code));
    }
    return new MessageSummary(
        message.type(),
        message.transactionId(),
        client,
        server,
        preference,
        status,
        elapsedHundredths,
        serverUnicast,
        vendor,
        associations,
        others);
  }

  private void take(int code, ByteBuf octets, int offset, int length) {
    if (code == OptionCode.CLIENT_ID.value()) {
      client = duid(octets, offset, length);
    } else if (code == OptionCode.SERVER_ID.value()) {
      server = duid(octets, offset, length);
    } else if (code == OptionCode.IA_NA.value()) {
      takeAssociation(false, octets, offset, length);
    } else if (code == OptionCode.IA_PD.value()) {
      takeAssociation(true, octets, offset, length);
    } else if (code == OptionCode.SERVER_UNICAST.value()) {
      serverUnicast = true;
    } else if (!takeNumber(code, octets, offset, length)) {
      takeOther(code, octets, offset, length);
    }
  }

  /** Whether the option is one number, or begins with one. */
  private boolean takeNumber(int code, ByteBuf octets, int offset, int length) {
    if (code == OptionCode.PREFERENCE.value()) {
      preference = length == 1 ? octets.getUnsignedByte(offset) : preference;
    } else if (code == OptionCode.ELAPSED_TIME.value()) {
      elapsedHundredths = length == 2 ? octets.getUnsignedShort(offset) : elapsedHundredths;
    } else if (code == OptionCode.STATUS_CODE.value()) {
      status = length >= 2 ? octets.getUnsignedShort(offset) : status;
    } else if (code == OptionCode.VENDOR_CLASS.value()) {
      vendor = length >= 4 ? octets.getUnsignedInt(offset) : vendor;
    } else {
      return false;
    }
    return true;
  }

  private void takeAssociation(boolean prefixes, ByteBuf octets, int offset, int length) {
    if (length >= AssociationReader.HEADER_LENGTH) {
      associations.add(associationReader.read(prefixes, octets, offset, length));
    }
  }

  /** What a server may well say to one client only is no sign that servers differ. */
  private void takeOther(int code, ByteBuf octets, int offset, int length) {
    if (code != OptionCode.AUTHENTICATION.value()
        && code != OptionCode.RAPID_COMMIT.value()
        && code != OptionCode.CLIENT_FQDN.value()) {
      others.add(new MessageSummary.OtherOption(code, octets(octets, offset, length)));
    }
  }

  private static Octets duid(ByteBuf octets, int offset, int length) {
    return length <= DuidLength.MAX ? octets(octets, offset, length) : Octets.EMPTY;
  }

  private static Octets octets(ByteBuf octets, int offset, int length) {
    return Octets.filled(length, copy -> octets.getBytes(offset, copy));
  }

  /**
   * Reads IA_NA and IA_PD options in place (RFC 9915, sections 21.4 and 21.21). Malformed options
   * in them are omitted.
   */
  static final class AssociationReader {

    /** Octets of IAID, T1 and T2. */
    static final int HEADER_LENGTH = 12;

    private static final int ADDRESS_LENGTH = 24;
    private static final int PREFIX_LENGTH = 25;
    private static final int WHOLE_ADDRESS = 128;

    private final OptionList.Visitor visitor = this::take;
    private final OptionList.Visitor leaseVisitor = this::takeLeaseStatus;
    private final List<AddressOrPrefix> leases = new ArrayList<>(1);
    private int status;
    private int leaseStatus;

    /** Reads the data of the option, {@link #HEADER_LENGTH} octets or more. */
    MessageSummary.Association read(boolean prefixes, ByteBuf octets, int offset, int length) {
      leases.clear();
      status = 0;
      OptionList.walk(octets, offset + HEADER_LENGTH, offset + length, visitor);
      return new MessageSummary.Association(
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
        boolean granted = isGranted(octets, offset + ADDRESS_LENGTH, offset + length);
        leases.add(
            new AddressOrPrefix(
                address(octets, offset),
                WHOLE_ADDRESS,
                granted ? octets.getUnsignedInt(offset + 16) : 0,
                granted ? octets.getUnsignedInt(offset + 20) : 0));
      }
    }

    /** A lease whose own status is a failure is as good as one with lifetime 0 (section 21.13). */
    private boolean isGranted(ByteBuf octets, int from, int to) {
      leaseStatus = 0;
      OptionList.walk(octets, from, to, leaseVisitor);
      return leaseStatus == 0;
    }

    private void takeLeaseStatus(int code, ByteBuf octets, int offset, int length) {
      if (code == OptionCode.STATUS_CODE.value() && length >= 2) {
        leaseStatus = octets.getUnsignedShort(offset);
      }
    }

    /** IA Prefix: preferred and valid lifetime, prefix length, prefix (section 21.22). */
    private void takePrefix(ByteBuf octets, int offset, int length) {
      if (length >= PREFIX_LENGTH && octets.getUnsignedByte(offset + 8) <= WHOLE_ADDRESS) {
        boolean granted = isGranted(octets, offset + PREFIX_LENGTH, offset + length);
        leases.add(
            new AddressOrPrefix(
                address(octets, offset + 9),
                octets.getUnsignedByte(offset + 8),
                granted ? octets.getUnsignedInt(offset) : 0,
                granted ? octets.getUnsignedInt(offset + 4) : 0));
      }
    }

    private static Ipv6Address address(ByteBuf octets, int offset) {
      return new Ipv6Address(octets.getLong(offset), octets.getLong(offset + 8));
    }
  }
}
