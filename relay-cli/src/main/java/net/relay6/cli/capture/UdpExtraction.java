package net.relay6.cli.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Finds the UDP datagrams in the packets of a capture: behind their link headers, IPv6 and
 * extensions (RFC 8200, section 4), of fragments put together.
 */
final class UdpExtraction {

  private static final int IPV6_HEADER_LENGTH = 40;
  private static final int UDP_HEADER_LENGTH = 8;
  private static final int FRAGMENT_HEADER_LENGTH = 8;
  private static final int HOP_BY_HOP = 0;
  private static final int UDP = 17;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION = 60;

  private final FragmentTable fragments = new FragmentTable();

  UdpExtraction() {}

  /** The datagram of a packet that stands for itself; empty when it holds no whole one. */
  static Optional<CapturedDatagram> datagram(CapturedPacket packet) {
    return new UdpExtraction().extract(packet) instanceof Extraction.Found(var datagram)
        ? Optional.of(datagram)
        : Optional.empty();
  }

  /** How many fragments never became whole so far. */
  long incompleteFragments() {
    return fragments.incomplete();
  }

  /** What the packet holds. */
  Extraction extract(CapturedPacket packet) {
    if (!LinkHeader.isKnown(packet.linkType())) {
      return new Extraction.Nothing(PassedOver.LINK_TYPE);
    }
    ByteBuf octets = Unpooled.wrappedBuffer(packet.octets().toArray());
    try {
      Optional<LinkHeader> header = LinkHeader.of(octets, packet.linkType());
      return header.isPresent() && octets.getUnsignedByte(header.get().ipOffset()) >>> 4 == 6
          ? fromIp(packet, header.get(), octets)
          : new Extraction.Nothing(PassedOver.NOT_IPV6);
    } catch (IndexOutOfBoundsException _) {
      return new Extraction.Nothing(PassedOver.CUT_SHORT);
    }
  }

  private Extraction fromIp(CapturedPacket packet, LinkHeader header, ByteBuf octets) {
    int ip = header.ipOffset();
    int start = ip + IPV6_HEADER_LENGTH;
    int length = octets.getUnsignedShort(ip + 4);
    Carrier carrier =
        new Carrier(
            packet, header.place(), address(octets, ip + 8), address(octets, ip + 24), length);
    int captured = Math.min(length, octets.readableBytes() - start);
    return behind(carrier, octets.getUnsignedByte(ip + 6), octets.slice(start, captured));
  }

  /** What carries a datagram: its packet, or the last of its fragments. */
  private record Carrier(
      CapturedPacket packet,
      String place,
      Ipv6Address source,
      Ipv6Address destination,
      int length) {

    Note note() {
      return packet.note().at(place);
    }
  }

  /** Steps over extension headers; {@code octets} begin with one of kind {@code first}. */
  private Extraction behind(Carrier carrier, int first, ByteBuf octets) {
    int next = first;
    int offset = 0;
    while (next == HOP_BY_HOP || next == ROUTING || next == DESTINATION) {
      next = octets.getUnsignedByte(offset);
      offset += (octets.getUnsignedByte(offset + 1) + 1) * 8;
    }
    return switch (next) {
      case UDP -> udp(carrier, octets, offset);
      case FRAGMENT -> fragment(carrier, octets, offset);
      default -> new Extraction.Nothing(PassedOver.NOT_UDP);
    };
  }

  private Extraction fragment(Carrier carrier, ByteBuf octets, int header) {
    int place = octets.getUnsignedShort(header + 2);
    int start = header + FRAGMENT_HEADER_LENGTH;
    boolean last = (place & 1) == 0;
    int offset = place & 0xfff8;
    ByteBuf piece = octets.slice(start, octets.readableBytes() - start);
    if (offset == 0 && last) {
      return behind(carrier, octets.getUnsignedByte(header), piece);
    }
    if (octets.readableBytes() < carrier.length()) {
      return new Extraction.Nothing(PassedOver.CUT_SHORT);
    }
    if (piece.readableBytes() == 0 || (!last && piece.readableBytes() % 8 != 0)) {
      return new Extraction.Nothing(PassedOver.BROKEN);
    }
    FragmentTable.Outcome outcome =
        fragments.add(
            new FragmentTable.Fragment(
                new FragmentTable.Key(
                    carrier.source(), carrier.destination(), octets.getInt(header + 4)),
                offset,
                last,
                octets.getUnsignedByte(header),
                Octets.of(ByteBufUtil.getBytes(piece))),
            carrier.packet().time());
    return switch (outcome) {
      case FragmentTable.Waiting _ -> new Extraction.Piece();
      case FragmentTable.Discarded _ -> new Extraction.Nothing(PassedOver.OVERLAPPING_FRAGMENT);
      case FragmentTable.Whole(int next, Octets whole) -> whole(carrier, next, whole);
    };
  }

  /** Fragments do not stand inside fragments. */
  private Extraction whole(Carrier carrier, int next, Octets octets) {
    return next == FRAGMENT
        ? new Extraction.Nothing(PassedOver.BROKEN)
        : behind(carrier, next, Unpooled.wrappedBuffer(octets.toArray()));
  }

  private static Extraction udp(Carrier carrier, ByteBuf octets, int udp) {
    int start = udp + UDP_HEADER_LENGTH;
    int length = octets.getUnsignedShort(udp + 4) - UDP_HEADER_LENGTH;
    if (length < 0 || octets.readableBytes() < start) {
      return new Extraction.Nothing(length < 0 ? PassedOver.BROKEN : PassedOver.CUT_SHORT);
    }
    int captured = Math.min(length, octets.readableBytes() - start);
    return new Extraction.Found(
        new CapturedDatagram(
            carrier.packet().number(),
            carrier.packet().time(),
            Endpoint.of(carrier.source(), octets.getUnsignedShort(udp)),
            Endpoint.of(carrier.destination(), octets.getUnsignedShort(udp + 2)),
            Octets.of(ByteBufUtil.getBytes(octets, start, captured)),
            length - captured,
            carrier.note()));
  }

  private static Ipv6Address address(ByteBuf octets, int offset) {
    return new Ipv6Address(octets.getLong(offset), octets.getLong(offset + 8));
  }
}
