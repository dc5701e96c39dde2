package net.relay6.option;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.net.Octets;
import net.relay6.option.codec.OptionCodec;
import net.relay6.wire.FramePrinter;
import net.relay6.wire.OptionCode;

/** The table of every option relay6 knows. */
public final class OptionCodecs {

  private static final List<OptionCodec<?>> ALL =
      List.of(
          ClientIdentifier.CODEC,
          ServerIdentifier.CODEC,
          IdentityAssociation.ADDRESSES,
          TemporaryAssociation.CODEC,
          IaAddress.CODEC,
          OptionRequest.CODEC,
          Preference.CODEC,
          ElapsedTime.CODEC,
          StatusCode.CODEC,
          RapidCommit.CODEC,
          VendorOptions.CODEC,
          InterfaceId.CODEC,
          DnsServers.CODEC,
          IdentityAssociation.PREFIXES,
          IaPrefix.CODEC,
          RemoteId.CODEC,
          SubscriberId.CODEC,
          EchoRequest.CODEC,
          RelayId.CODEC,
          SuppliedOptions.CODEC,
          ClientLinkLayerAddress.CODEC,
          RelaySourcePort.CODEC);

  private static final Map<OptionCode, OptionCodec<?>> BY_CODE =
      ALL.stream().collect(Collectors.toMap(OptionCodec::code, Function.identity()));

  private OptionCodecs() {}

  /** All codecs, by ascending code. */
  public static List<OptionCodec<?>> all() {
    return ALL;
  }

  /** A describer of options for people. */
  public static FramePrinter.Describer describer() {
    return (code, data) ->
        Optional.ofNullable(BY_CODE.get(code)).map(codec -> describe(codec, data));
  }

  private static FramePrinter.Describer.Description describe(OptionCodec<?> codec, ByteBuf data) {
    return switch (codec.read(data)) {
      case OptionCodec.Decoded.Invalid<?>(String why) ->
          new FramePrinter.Describer.Description("MALFORMED: " + why, Unpooled.EMPTY_BUFFER);
      case OptionCodec.Decoded.Value<?>(Object value) ->
          new FramePrinter.Describer.Description(value.toString(), nested(value));
    };
  }

  private static ByteBuf nested(Object value) {
    Octets options =
        switch (value) {
          case IdentityAssociation association -> association.options();
          case TemporaryAssociation association -> association.options();
          case IaAddress address -> address.options();
          case IaPrefix prefix -> prefix.options();
          case SuppliedOptions supplied -> supplied.options();
          default -> Octets.EMPTY;
        };
    return Unpooled.wrappedBuffer(options.toArray());
  }
}
