package net.relay6.tools.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.Optional;
import net.relay6.net.Endpoint;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;
import net.relay6.tools.capture.layer.Decapsulation;
import net.relay6.tools.capture.layer.LinkLayers;
import net.relay6.tools.capture.layer.PassedOver;
import net.relay6.tools.capture.layer.PassedOver.Reason;
import net.relay6.tools.capture.layer.Tunnels;

/**
 * Extracts the UDP datagrams from the packets of a capture: it decapsulates link headers, tunnels,
 * IPv6 and extension headers (RFC 8200, section 4), and reassembles fragments. In nested tunnels,
 * it returns the outermost datagram of DHCPv6.
 */
final class UdpExtraction {

  private static final int HOP_BY_HOP = 0;
  private static final int UDP = 17;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int AUTHENTICATION = 51;
  private static final int DESTINATION = 60;

  /** The maximum number of headers before a datagram. */
  private static final int HEADERS_MAX = 24;

  private final FragmentTable fragments = new FragmentTable();

  UdpExtraction() {}

  /** The datagram of a single packet; empty if it contains no whole one. */
  static Optional<CapturedDatagram> datagram(PacketSource.Packet packet) {
    return new UdpExtraction().extract(packet) instanceof Result.Found(var datagram)
        ? Optional.of(datagram)
        : Optional.empty();
  }

  /** How many fragments could not be reassembled so far. */
  long incompleteFragments() {
    return fragments.incomplete();
  }

  /** Extracts the datagram of a packet. */
  Result extract(PacketSource.Packet packet) {
    ByteBuf octets = Unpooled.wrappedBuffer(packet.octets().toArray());
    try {
      Decapsulation first = LinkLayers.of(packet.linkType(), packet.order()).read(octets);
      return decapsulate(new Trail(packet, "", 0), first);
    } catch (IndexOutOfBoundsException _) {
      return nothing(Reason.CUT_SHORT);
    }
  }

  /** The state of decapsulation: the location that the headers name, and the number of headers. */
  private record Trail(PacketSource.Packet packet, String location, int headers) {

    Trail at(String narrower) {
      return new Trail(packet, (location + " " + narrower).strip(), headers + 1);
    }
  }

  private Result decapsulate(Trail trail, Decapsulation step) {
    return switch (step) {
      case Decapsulation.End(PassedOver why) -> new Result.Nothing(why);
      case Decapsulation.Ipv6(ByteBuf octets) -> fromIp(trail, octets);
      case Decapsulation.Inner behind when trail.headers() < HEADERS_MAX ->
          decapsulate(trail.at(behind.location()), behind.layer().read(behind.octets()));
      case Decapsulation.Inner _ -> nothing(Reason.BROKEN);
    };
  }

  private static Result nothing(Reason reason) {
    return new Result.Nothing(reason.plain());
  }

  private Result fromIp(Trail trail, ByteBuf octets) {
    int length = octets.getUnsignedShort(4);
    Carrier carrier = new Carrier(trail, address(octets, 8), address(octets, 24), length);
    int captured = Math.min(length, octets.readableBytes() - HeaderLengths.IPV6);
    return behind(carrier, octets.getUnsignedByte(6), octets.slice(HeaderLengths.IPV6, captured));
  }

  /** The packet that carries a datagram, or the last of its fragments. */
  private record Carrier(Trail trail, Ipv6Address source, Ipv6Address destination, int length) {

    PacketSource.Packet packet() {
      return trail.packet();
    }

    CapturedDatagram.PacketMetadata metadata() {
      return packet().metadata().at(trail.location());
    }

    /** The same behind one more header. */
    Carrier deeper() {
      return new Carrier(trail.at(""), source, destination, length);
    }
  }

  /** Skips extension headers; {@code octets} begin with one of type {@code first}. */
  private Result behind(Carrier carrier, int first, ByteBuf octets) {
    int next = first;
    int offset = 0;
    while (isExtension(next)) {
      int units = octets.getUnsignedByte(offset + 1);
      int length = next == AUTHENTICATION ? (units + 2) * 4 : (units + 1) * 8;
      next = octets.getUnsignedByte(offset);
      offset += length;
    }
    return switch (next) {
      case UDP -> udp(carrier, octets, offset);
      case FRAGMENT -> fragment(carrier, octets, offset);
      default -> inside(carrier, next, Decapsulation.rest(octets, offset));
    };
  }

  private static boolean isExtension(int header) {
    return header == HOP_BY_HOP
        || header == ROUTING
        || header == DESTINATION
        || header == AUTHENTICATION;
  }

  private Result inside(Carrier carrier, int protocol, ByteBuf octets) {
    return Tunnels.behind(protocol, octets)
        .map(step -> decapsulate(carrier.trail(), step))
        .orElseGet(() -> nothing(Reason.NOT_UDP));
  }

  private Result fragment(Carrier carrier, ByteBuf octets, int header) {
    int place = octets.getUnsignedShort(header + 2);
    int start = header + HeaderLengths.FRAGMENT;
    boolean last = (place & 1) == 0;
    int offset = place & 0xfff8;
    ByteBuf fragment = Decapsulation.rest(octets, start);
    if (offset == 0 && last) {
      return carrier.trail().headers() < HEADERS_MAX
          ? behind(carrier.deeper(), octets.getUnsignedByte(header), fragment)
          : nothing(Reason.BROKEN);
    }
    if (octets.readableBytes() < carrier.length()) {
      return nothing(Reason.CUT_SHORT);
    }
    if (fragment.readableBytes() == 0 || (!last && fragment.readableBytes() % 8 != 0)) {
      return nothing(Reason.BROKEN);
    }
    FragmentTable.Reassembly outcome =
        fragments.add(
            new FragmentTable.Fragment(
                new FragmentTable.Key(
                    carrier.source(), carrier.destination(), octets.getInt(header + 4)),
                offset,
                last,
                octets.getUnsignedByte(header),
                Octets.of(ByteBufUtil.getBytes(fragment))),
            carrier.packet().time());
    return switch (outcome) {
      case FragmentTable.Waiting _ -> new Result.Incomplete();
      case FragmentTable.Discarded _ -> nothing(Reason.OVERLAPPING_FRAGMENT);
      case FragmentTable.Whole(int next, Octets whole) -> whole(carrier, next, whole);
    };
  }

  /** Handles a reassembled packet, which must not be a fragment again. */
  private Result whole(Carrier carrier, int next, Octets octets) {
    return next == FRAGMENT
        ? nothing(Reason.BROKEN)
        : behind(carrier, next, Unpooled.wrappedBuffer(octets.toArray()));
  }

  private Result udp(Carrier carrier, ByteBuf octets, int udp) {
    int start = udp + HeaderLengths.UDP;
    int length = octets.getUnsignedShort(udp + 4) - HeaderLengths.UDP;
    if (length < 0 || octets.readableBytes() < start) {
      return nothing(length < 0 ? Reason.BROKEN : Reason.CUT_SHORT);
    }
    int captured = Math.min(length, octets.readableBytes() - start);
    CapturedDatagram datagram =
        new CapturedDatagram(
            carrier.packet().number(),
            carrier.packet().time(),
            Endpoint.of(carrier.source(), octets.getUnsignedShort(udp)),
            Endpoint.of(carrier.destination(), octets.getUnsignedShort(udp + 2)),
            Octets.of(ByteBufUtil.getBytes(octets, start, captured)),
            length - captured,
            carrier.metadata());
    return datagram.isDhcp()
        ? new Result.Found(datagram)
        : Tunnels.inUdp(octets.slice(udp, HeaderLengths.UDP + captured))
            .map(step -> decapsulate(carrier.trail(), step))
            .orElseGet(() -> new Result.Found(datagram));
  }

  private static Ipv6Address address(ByteBuf octets, int offset) {
    return new Ipv6Address(octets.getLong(offset), octets.getLong(offset + 8));
  }

  /** The result of extracting a datagram from one captured packet. */
  sealed interface Result {

    /** The packet is a datagram or completes one; of any port, unless it carries another packet. */
    record Found(CapturedDatagram datagram) implements Result {}

    /** The packet is skipped. */
    record Nothing(PassedOver reason) implements Result {}

    /** The packet is a fragment of an incomplete datagram. */
    record Incomplete() implements Result {}
  }
}
