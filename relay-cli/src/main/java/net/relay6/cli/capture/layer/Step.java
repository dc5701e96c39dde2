package net.relay6.cli.capture.layer;

import io.netty.buffer.ByteBuf;
import java.util.Objects;

/** What a header says is behind it. */
public sealed interface Step {

  /**
   * Another header.
   *
   * @param layer its kind
   * @param octets the packet from there on
   * @param place what the header before says of where the packet was, such as {@code vlan 7}; often
   *     nothing
   */
  record Behind(Layer layer, ByteBuf octets, String place) implements Step {}

  /**
   * An IPv6 packet.
   *
   * @param octets the packet from its header on, with whatever follows it
   */
  record Ipv6(ByteBuf octets) implements Step {}

  /**
   * Nothing that can be read.
   *
   * @param why the reason
   */
  record End(PassedOver why) implements Step {}

  /** A header of kind {@code layer} at {@code offset}. */
  static Step behind(Layer layer, ByteBuf octets, int offset) {
    return behind(layer, octets, offset, "");
  }

  /** The same, with what the header in front says of where the packet was. */
  static Step behind(Layer layer, ByteBuf octets, int offset, String place) {
    return new Behind(layer, rest(octets, offset), place);
  }

  /**
   * What stands in {@code octets} from {@code offset} on.
   *
   * @throws IndexOutOfBoundsException when they end before it
   */
  static ByteBuf rest(ByteBuf octets, int offset) {
    int end = octets.readableBytes();
    return octets.slice(Objects.checkFromToIndex(offset, end, end), end - offset);
  }

  /** Nothing, for a reason that needs no detail. */
  static Step end(PassedOver.Reason reason) {
    return end(reason, "");
  }

  /** Nothing, for that reason. */
  static Step end(PassedOver.Reason reason, String detail) {
    return new End(new PassedOver(reason, detail));
  }
}
