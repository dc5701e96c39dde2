package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;
import java.util.Objects;

/** What follows a header. */
public sealed interface Step {

  /**
   * Another header.
   *
   * @param layer its kind
   * @param octets the packet from that header on
   * @param place the location that the preceding header names, such as {@code vlan 7}; may be empty
   */
  record Behind(Layer layer, ByteBuf octets, String place) implements Step {}

  /**
   * An IPv6 packet.
   *
   * @param octets the packet from its header on, with any trailing octets
   */
  record Ipv6(ByteBuf octets) implements Step {}

  /**
   * Nothing that can be decoded.
   *
   * @param why the reason
   */
  record End(PassedOver why) implements Step {}

  /** A header of kind {@code layer} at {@code offset}. */
  static Step behind(Layer layer, ByteBuf octets, int offset) {
    return behind(layer, octets, offset, "");
  }

  /**
   * A header of kind {@code layer} at {@code offset}, with the location that the preceding header
   * names.
   */
  static Step behind(Layer layer, ByteBuf octets, int offset, String place) {
    return new Behind(layer, rest(octets, offset), place);
  }

  /**
   * The octets from {@code offset} on.
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

  /** A kind of header. */
  @FunctionalInterface
  public interface Layer {

    /**
     * Reads the header at the start of {@code octets}, which are borrowed and not moved.
     *
     * @throws IndexOutOfBoundsException when they end in it
     */
    Step read(ByteBuf octets);
  }
}
