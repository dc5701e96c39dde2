package net.relay6.option.codec;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Reads and writes values in option data. Readers advance the buffer, whose length has been
 * checked.
 */
public final class DataOctets {

  private DataOctets() {}

  public static Octets readRest(ByteBuf data) {
    return Octets.filled(data.readableBytes(), data::readBytes);
  }

  public static void write(Octets octets, ByteBuf frame) {
    octets.writeTo(frame::writeBytes);
  }

  public static Ipv6Address readAddress(ByteBuf data) {
    return new Ipv6Address(data.readLong(), data.readLong());
  }

  public static void write(Ipv6Address address, ByteBuf frame) {
    frame.writeLong(address.high()).writeLong(address.low());
  }

  /** A lifetime in seconds as text; all ones means infinity. */
  public static String seconds(long seconds) {
    return seconds == 0xffff_ffffL ? "forever" : seconds + " s";
  }
}
