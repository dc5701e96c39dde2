package net.relay6.transport.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.SendQueue;

/**
 * Writes a message as a UDP datagram in an IPv6 packet in an Ethernet frame, after the header that
 * a packet socket with PACKET_VNET_HDR requires. {@link ReceivedFrame} has the drawing.
 */
final class FrameWriter implements SendQueue.Content {

  private static final int VNET_LENGTH = 10;

  /** Octets before the message. */
  static final int HEADERS_LENGTH =
      VNET_LENGTH + HeaderLengths.ETHERNET + HeaderLengths.IPV6_AND_UDP;

  private static final int ETHERTYPE = 0x86dd;
  private static final int VERSION = 0x6000_0000;
  private static final int UDP = 17;

  /** The kernel's default; a neighbour needs only 1. */
  private static final int HOP_LIMIT = 64;

  private final int sourcePort;
  private long hardwareSource;
  private Ipv6Address source = Ipv6Address.UNSPECIFIED;
  private long hardwareDestination;
  private Ipv6Address destination = Ipv6Address.UNSPECIFIED;
  private int port;
  private ByteBuf message = Unpooled.EMPTY_BUFFER;

  /** Writes frames of datagrams from {@code sourcePort}. */
  FrameWriter(int sourcePort) {
    this.sourcePort = sourcePort;
  }

  /** Sets the source of the next frames. */
  void setSource(long nextHardwareSource, Ipv6Address nextSource) {
    hardwareSource = nextHardwareSource;
    source = nextSource;
  }

  /** Sets the next frame to write; {@code content} is borrowed until then. */
  FrameWriter next(long hardware, Ipv6Address to, int toPort, ByteBuf content) {
    hardwareDestination = hardware;
    destination = to;
    port = toPort;
    message = content;
    return this;
  }

  /** Length of the next frame with all headers, in octets. */
  int length() {
    return HEADERS_LENGTH + message.readableBytes();
  }

  @Override
  public void writeTo(ByteBuf room) {
    int udpLength = HeaderLengths.UDP + message.readableBytes();
    room.writeZero(VNET_LENGTH);
    writeHardware(room, hardwareDestination);
    writeHardware(room, hardwareSource);
    room.writeShort(ETHERTYPE);
    room.writeInt(VERSION).writeShort(udpLength).writeByte(UDP).writeByte(HOP_LIMIT);
    writeAddress(room, source);
    writeAddress(room, destination);
    room.writeShort(sourcePort).writeShort(port).writeShort(udpLength);
    room.writeShort(InternetChecksum.field(sum(udpLength)));
    room.writeBytes(message, message.readerIndex(), message.readableBytes());
  }

  /** Over the pseudo-header (RFC 8200, section 8.1), the UDP header and the message. */
  private long sum(int udpLength) {
    return sum(source)
        + sum(destination)
        + udpLength
        + UDP
        + sourcePort
        + port
        + udpLength
        + InternetChecksum.sum(message, message.readerIndex(), message.readableBytes());
  }

  private static long sum(Ipv6Address address) {
    return InternetChecksum.sum(address.high()) + InternetChecksum.sum(address.low());
  }

  private static void writeHardware(ByteBuf room, long address) {
    room.writeShort((int) (address >>> 32)).writeInt((int) address);
  }

  private static void writeAddress(ByteBuf room, Ipv6Address address) {
    room.writeLong(address.high()).writeLong(address.low());
  }
}
