package net.relay6.option;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/** Values as they stand in option data. Readers advance the buffer; its length has been checked. */
final class DataOctets {

  private DataOctets() {}

  static Octets readRest(ByteBuf data) {
    return Octets.filled(data.readableBytes(), data::readBytes);
  }

  static void write(Octets octets, ByteBuf frame) {
    octets.writeTo(frame::writeBytes);
  }

  static Ipv6Address readAddress(ByteBuf data) {
    return new Ipv6Address(data.readLong(), data.readLong());
  }

  static void write(Ipv6Address address, ByteBuf frame) {
    frame.writeLong(address.high()).writeLong(address.low());
  }

  /** A lifetime in seconds as people read it; all ones means forever. */
  static String seconds(long seconds) {
    return seconds == 0xffff_ffffL ? "forever" : seconds + " s";
  }
}
