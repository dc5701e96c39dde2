package net.relay6.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import net.relay6.fixtures.ethernet.HardwareAddress;
import net.relay6.fixtures.ethernet.Packets;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.Addresses;
import net.relay6.fixtures.frame.FrameBuilder;

/** Changes of good frames, each of which gives a new one. */
final class ChangedFrames {

  // Where things are in a frame.
  static final int ETHERTYPE = 12;
  static final int IPV6 = 14;
  static final int PAYLOAD_LENGTH = IPV6 + 4;
  static final int HOP_LIMIT = IPV6 + 7;
  static final int UDP = IPV6 + 40;
  static final int UDP_LENGTH = UDP + 4;
  static final int CHECKSUM = UDP + 6;
  static final int FRAGMENT_CHECKSUM = CHECKSUM + 8;

  private ChangedFrames() {}

  static byte[] with(byte[] frame, int offset, int... octets) {
    byte[] changed = frame.clone();
    for (int index = 0; index < octets.length; index++) {
      changed[offset + index] = (byte) octets[index];
    }
    return changed;
  }

  static byte[] flipped(byte[] frame, int offset) {
    return with(frame, offset, frame[offset] ^ 1);
  }

  static List<byte[]> withFirst(List<byte[]> frames, int flippedOffset) {
    List<byte[]> changed = new ArrayList<>(frames);
    changed.set(0, flipped(frames.getFirst(), flippedOffset));
    return changed;
  }

  static byte[] longer(byte[] frame, int octets) {
    byte[] longer = Arrays.copyOf(frame, frame.length + octets);
    Arrays.fill(longer, frame.length, longer.length, (byte) 0xff);
    return longer;
  }

  static byte[] withPayloadLength(byte[] frame, int more) {
    return with(frame, PAYLOAD_LENGTH + 1, frame[PAYLOAD_LENGTH + 1] + more);
  }

  static byte[] tagged(byte[] frame, int... tag) {
    return FrameBuilder.empty()
        .raw(Arrays.copyOf(frame, ETHERTYPE))
        .raw(with(new byte[tag.length], 0, tag))
        .raw(Arrays.copyOfRange(frame, ETHERTYPE, frame.length))
        .octets();
  }

  static List<byte[]> behind(SentDatagram datagram, int header, String headerOctets) {
    return List.of(
        datagram.frame(
            header,
            FrameBuilder.empty()
                .raw(HexFormat.of().parseHex(headerOctets))
                .raw(datagram.udp())
                .octets()));
  }

  static List<byte[]> from(SentDatagram datagram, String address) {
    Station sender = datagram.from().withAddress(Addresses.of(address));
    return List.of(SentDatagram.toAllRelays(sender, datagram.payload()).frame());
  }

  /** Its elapsed time is what its checksum would be, so that all add up to ones. */
  static SentDatagram checksumOfOnes(SentDatagram datagram) {
    byte[] frame = datagram.frame();
    String checksum = HexFormat.of().formatHex(frame, CHECKSUM, CHECKSUM + Short.BYTES);
    String message = datagram.payload();
    return SentDatagram.toAllRelays(
        datagram.from(), message.substring(0, message.length() - 4) + checksum);
  }

  /** RFC 2675, section 4: the length of the packet is that of the datagram. */
  static List<byte[]> jumbogram(SentDatagram datagram, HardwareAddress relay) {
    byte[] frame = datagram.frame();
    int length = frame[UDP_LENGTH + 1];
    int checksum = ((frame[CHECKSUM] & 0xff) << Byte.SIZE | (frame[CHECKSUM + 1] & 0xff)) + length;
    return List.of(with(with(frame, UDP_LENGTH, 0, 0), CHECKSUM, checksum >> Byte.SIZE, checksum));
  }

  static List<byte[]> overlapping(SentDatagram datagram, HardwareAddress relay) {
    List<byte[]> frames = new ArrayList<>(datagram.fragments(1232, 7));
    byte[] between = Packets.fragment(Packets.UDP, datagram.udp(), 1224, 1232, 7);
    frames.add(1, datagram.frame(Packets.FRAGMENT, between));
    return frames;
  }
}
