package net.relay6.feature.serverset.seen;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import net.relay6.net.Octets;
import net.relay6.option.Decoded;
import net.relay6.option.ElapsedTime;
import net.relay6.option.IaAddress;
import net.relay6.option.IaPrefix;
import net.relay6.option.IdentityAssociation;
import net.relay6.option.OptionCodec;
import net.relay6.option.Preference;
import net.relay6.option.StatusCode;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.OptionList;
import net.relay6.wire.RawOption;

/** Reads the facts out of one message. What is malformed is left out and noted. */
public final class FactsReader {

  private static final int DUID_LENGTH_MAX = 130;
  private static final int WHOLE_ADDRESS = 128;

  private Octets client = Octets.EMPTY;
  private Octets server = Octets.EMPTY;
  private int preference = -1;
  private int status;
  private int elapsedHundredths = -1;
  private boolean rapidCommit;
  private boolean serverUnicast;
  private long vendor = -1;
  private final List<Association> associations = new ArrayList<>(2);
  private final List<Facts.OtherOption> others = new ArrayList<>(4);
  private boolean intact = true;

  private FactsReader() {}

  /** What {@code message} says. */
  public static Facts read(ClientMessage message) {
    FactsReader reader = new FactsReader();
    OptionList options = message.options();
    for (RawOption option : options) {
      reader.take(option.code().value(), option.value());
    }
    reader.intact &= options.isIntact();
    return reader.facts(message);
  }

  private Facts facts(ClientMessage message) {
    others.sort(Comparator.comparingInt(Facts.OtherOption::code));
    return new Facts(
        message.type(),
        message.transactionId(),
        client,
        server,
        preference,
        status,
        elapsedHundredths,
        rapidCommit,
        serverUnicast,
        vendor,
        associations,
        others,
        intact);
  }

  private void take(int code, ByteBuf value) {
    switch (code) {
      case 1 -> client = duid(value);
      case 2 -> server = duid(value);
      case 3 -> take(IdentityAssociation.ADDRESSES, value, association -> add(association, false));
      case 7 -> take(Preference.CODEC, value, read -> preference = read.value());
      case 8 -> take(ElapsedTime.CODEC, value, read -> elapsedHundredths = read.hundredths());
      case 12 -> serverUnicast = true;
      case 13 -> take(StatusCode.CODEC, value, read -> status = read.code());
      case 14 -> rapidCommit = true;
      case 16 ->
          vendor = value.readableBytes() >= 4 ? value.getUnsignedInt(value.readerIndex()) : -1;
      case 25 -> take(IdentityAssociation.PREFIXES, value, association -> add(association, true));
      default -> addOther(code, value);
    }
  }

  /**
   * What a server may well say to one client only is no sign that servers differ: Authentication
   * (11), and the client's own name that comes back (39).
   */
  private void addOther(int code, ByteBuf value) {
    if (code != 11 && code != 39) {
      others.add(new Facts.OtherOption(code, octets(value)));
    }
  }

  private Octets duid(ByteBuf value) {
    if (value.readableBytes() > DUID_LENGTH_MAX) {
      intact = false;
      return Octets.EMPTY;
    }
    return octets(value);
  }

  private <T> void take(OptionCodec<T> codec, ByteBuf value, Consumer<T> taker) {
    switch (codec.read(value)) {
      case Decoded.Value<T>(T read) -> taker.accept(read);
      case Decoded.Invalid<T> _ -> intact = false;
    }
  }

  private void add(IdentityAssociation association, boolean prefixes) {
    List<LeaseFacts> leases = new ArrayList<>(2);
    int[] code = {0};
    for (RawOption inner : OptionList.of(Unpooled.wrappedBuffer(association.options().toArray()))) {
      switch (inner.code().value()) {
        case 5 -> take(IaAddress.CODEC, inner.value(), read -> leases.add(lease(read)));
        case 13 -> take(StatusCode.CODEC, inner.value(), read -> code[0] = read.code());
        case 26 -> take(IaPrefix.CODEC, inner.value(), read -> leases.add(lease(read)));
        default -> {}
      }
    }
    associations.add(
        new Association(
            prefixes,
            association.iaid(),
            association.renewSeconds(),
            association.rebindSeconds(),
            code[0],
            leases));
  }

  private static LeaseFacts lease(IaAddress read) {
    return new LeaseFacts(
        read.address(), WHOLE_ADDRESS, read.preferredSeconds(), read.validSeconds());
  }

  private static LeaseFacts lease(IaPrefix read) {
    return new LeaseFacts(
        read.prefix(), read.prefixLength(), read.preferredSeconds(), read.validSeconds());
  }

  private static Octets octets(ByteBuf value) {
    return Octets.of(ByteBufUtil.getBytes(value));
  }
}
