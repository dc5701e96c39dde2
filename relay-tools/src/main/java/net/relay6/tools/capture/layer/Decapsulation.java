package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;
import java.util.Objects;

/** What follows a header. */
public sealed interface Decapsulation {

  /**
   * Another header.
   *
   * @param layer its kind
   * @param octets the packet from that header on
   * @param location the location that the preceding header names, such as {@code vlan 7}; may be
   *     empty
   */
  record Inner(Layer layer, ByteBuf octets, String location) implements Decapsulation {}

  /**
   * An IPv6 packet.
   *
   * @param octets the packet from its header on, with any trailing octets
   */
  record Ipv6(ByteBuf octets) implements Decapsulation {}

  /**
   * Nothing that can be decoded.
   *
   * @param why the reason
   */
  record End(PassedOver why) implements Decapsulation {}

  /** A header of kind {@code layer} at {@code offset}. */
  static Decapsulation inner(Layer layer, ByteBuf octets, int offset) {
    return inner(layer, octets, offset, "");
  }

  /**
   * A header of kind {@code layer} at {@code offset}, with the location that the preceding header
   * names.
   */
  static Decapsulation inner(Layer layer, ByteBuf octets, int offset, String place) {
    return new Inner(layer, rest(octets, offset), place);
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
  static Decapsulation end(PassedOver.Reason reason) {
    return end(reason, "");
  }

  /** Nothing, for that reason. */
  static Decapsulation end(PassedOver.Reason reason, String detail) {
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
    Decapsulation read(ByteBuf octets);
  }
}
