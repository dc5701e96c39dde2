package net.relay6.cli.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.relay6.net.Octets;
import net.relay6.option.IaAddress;
import net.relay6.option.IdentityAssociation;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.MessageType;
import net.relay6.wire.OptionList;

/**
 * A message of the demo's client or servers.
 *
 * @param octets the whole message, at least a header
 */
record DemoMessage(Octets octets) {

  static DemoMessage of(ByteBuf message) {
    return new DemoMessage(Octets.of(ByteBufUtil.getBytes(message)));
  }

  /** A message with the options that {@code options} appends. */
  static DemoMessage create(MessageType type, int transactionId, Consumer<ByteBuf> options) {
    ByteBuf message = Unpooled.buffer();
    message.writeByte(type.code()).writeMedium(transactionId);
    options.accept(message);
    return of(message);
  }

  MessageType type() {
    return view().type();
  }

  int transactionId() {
    return view().transactionId();
  }

  /** The option, if it is present and well-formed. */
  <T> Optional<T> option(OptionCodec<T> codec) {
    return first(view().options(), codec);
  }

  /** The identity association for addresses. */
  Optional<IdentityAssociation> association() {
    return option(IdentityAssociation.ADDRESSES);
  }

  /** The addresses in the identity association; the one that stays valid comes first. */
  List<IaAddress> addresses() {
    return association().stream()
        .flatMap(association -> addressesIn(association.options()))
        .sorted((one, other) -> Long.compare(other.validSeconds(), one.validSeconds()))
        .toList();
  }

  private static Stream<IaAddress> addressesIn(Octets options) {
    OptionList list = OptionList.of(Unpooled.wrappedBuffer(options.toArray()));
    return StreamSupport.stream(list.spliterator(), false)
        .filter(option -> option.code().equals(IaAddress.CODEC.code()))
        .flatMap(option -> value(option, IaAddress.CODEC).stream());
  }

  private static <T> Optional<T> first(OptionList options, OptionCodec<T> codec) {
    return options.first(codec.code()).flatMap(option -> value(option, codec));
  }

  private static <T> Optional<T> value(OptionList.Option option, OptionCodec<T> codec) {
    return codec.read(option.value()) instanceof OptionCodec.Decoded.Value<T>(T value)
        ? Optional.of(value)
        : Optional.empty();
  }

  private ClientMessage view() {
    return new ClientMessage(Unpooled.wrappedBuffer(octets.toArray()));
  }
}
