package net.relay6.lab;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.relay6.fixtures.ethernet.HardwareAddress;
import net.relay6.fixtures.ethernet.SentDatagram;
import net.relay6.fixtures.ethernet.Station;
import net.relay6.fixtures.frame.Addresses;

/**
 * A way in which a message to ff02::1:2, port 547, comes over a link.
 *
 * @param name in words
 * @param isReceived whether the kernel gives it to a UDP socket
 * @param length octets of the message
 * @param shape its frames
 * @param number one of its own: of its sender and of its transaction
 */
record InputFrame(String name, boolean isReceived, int length, Shape shape, int number) {

  /** Makes frames of a message. */
  private interface Shape {
    List<byte[]> frames(SentDatagram datagram, HardwareAddress relay);
  }

  private static final int FIRST_NUMBER = 0x100;
  private static final int SHORT = 10;
  private static final String OPTIONS = "1100010400000000";

  private static final List<InputFrame> ROWS =
      List.of(
          received("plain", one(frame -> frame)),
          received("as long as fits every link", 1232, one(frame -> frame)),
          received("one octet longer", 1233, one(frame -> frame)),
          received("as long as fits this link", 1452, one(frame -> frame)),
          received("padded behind the packet", one(frame -> ChangedFrames.longer(frame, 30))),
          received(
              "padded behind the datagram",
              one(frame -> ChangedFrames.withPayloadLength(ChangedFrames.longer(frame, 30), 30))),
          received(
              "with flow label and traffic class",
              one(frame -> ChangedFrames.with(frame, ChangedFrames.IPV6, 0x6f, 0xf1, 0x23, 0x45))),
          received(
              "with hop limit zero",
              one(frame -> ChangedFrames.with(frame, ChangedFrames.HOP_LIMIT, 0))),
          received("from another port", (datagram, _) -> List.of(datagram.fromPort(33333).frame())),
          received(
              "to the relay's own hardware address",
              (datagram, relay) -> List.of(datagram.toHardware(relay).frame())),
          received(
              "to the broadcast address",
              one(frame -> ChangedFrames.with(frame, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff))),
          received(
              "to the hardware address of another group",
              one(frame -> ChangedFrames.with(frame, 5, 1))),
          received(
              "with a priority tag",
              one(frame -> ChangedFrames.tagged(frame, 0x81, 0x00, 0xe0, 0x00))),
          received(
              "with a checksum of ones",
              (datagram, _) -> List.of(ChangedFrames.checksumOfOnes(datagram).frame())),
          received("with length zero as of a jumbogram", ChangedFrames::jumbogram),
          received(
              "behind destination options",
              (datagram, _) -> ChangedFrames.behind(datagram, 60, OPTIONS)),
          received(
              "behind hop by hop options",
              (datagram, _) -> ChangedFrames.behind(datagram, 0, OPTIONS)),
          received(
              "large behind destination options",
              1300,
              (datagram, _) -> ChangedFrames.behind(datagram, 60, OPTIONS)),
          received("in fragments", 3000, (datagram, _) -> datagram.fragments(1232, 1)),
          received(
              "in fragments that come last first",
              3000,
              (datagram, _) -> datagram.fragments(1232, 2).reversed()),
          received("small in one fragment", (datagram, _) -> datagram.fragments(2048, 4)),
          refused(
              "with a wrong checksum",
              one(frame -> ChangedFrames.flipped(frame, ChangedFrames.CHECKSUM))),
          refused(
              "large with a wrong checksum",
              1300,
              one(frame -> ChangedFrames.flipped(frame, ChangedFrames.CHECKSUM))),
          refused(
              "in fragments with a wrong checksum",
              1300,
              (datagram, _) ->
                  ChangedFrames.withFirst(
                      datagram.fragments(1232, 5), ChangedFrames.FRAGMENT_CHECKSUM)),
          refused(
              "behind options with a wrong checksum",
              (datagram, _) ->
                  ChangedFrames.withFirst(
                      ChangedFrames.behind(datagram, 60, OPTIONS),
                      ChangedFrames.FRAGMENT_CHECKSUM)),
          refused(
              "without a checksum",
              one(frame -> ChangedFrames.with(frame, ChangedFrames.CHECKSUM, 0, 0))),
          refused(
              "with a datagram longer than the packet",
              one(frame -> ChangedFrames.with(frame, ChangedFrames.UDP_LENGTH, 0x01, 0x00))),
          refused(
              "with a datagram shorter than its header",
              one(frame -> ChangedFrames.with(frame, ChangedFrames.UDP_LENGTH, 0x00, 0x07))),
          refused(
              "with a packet longer than the frame",
              one(frame -> ChangedFrames.withPayloadLength(frame, 3))),
          refused("cut", one(frame -> Arrays.copyOf(frame, frame.length - 3))),
          refused(
              "of another version",
              one(frame -> ChangedFrames.with(frame, ChangedFrames.IPV6, 0x50))),
          refused(
              "of another EtherType",
              one(frame -> ChangedFrames.with(frame, ChangedFrames.ETHERTYPE, 0x08, 0x00))),
          refused(
              "to the hardware address of another host",
              (datagram, _) ->
                  List.of(datagram.toHardware(Station.numbered(9).hardware()).frame())),
          refused("of a VLAN", one(frame -> ChangedFrames.tagged(frame, 0x81, 0x00, 0x00, 0x07))),
          refused(
              "of a service VLAN",
              one(frame -> ChangedFrames.tagged(frame, 0x88, 0xa8, 0x00, 0x07))),
          refused("to another port", (datagram, _) -> List.of(datagram.toPort(546).frame())),
          refused(
              "to another group",
              (datagram, _) -> List.of(datagram.to(Addresses.of("ff02::1")).frame())),
          refused("from a group", (datagram, _) -> ChangedFrames.from(datagram, "ff02::1")),
          refused(
              "from the loopback address", (datagram, _) -> ChangedFrames.from(datagram, "::1")),
          refused(
              "without its second fragment",
              3000,
              (datagram, _) -> List.of(datagram.fragments(1232, 6).getFirst())),
          refused("in fragments that overlap", 3000, ChangedFrames::overlapping),
          refused(
              "behind a routing header that is done",
              (datagram, _) -> ChangedFrames.behind(datagram, 43, "1100000000000000")),
          refused(
              "behind an option that must be known",
              (datagram, _) -> ChangedFrames.behind(datagram, 60, "11005e0400000000")),
          refused(
              "behind a routing header that is not done",
              (datagram, _) ->
                  ChangedFrames.behind(datagram, 43, "1102000100000000" + "00".repeat(16))));

  /** All of them. */
  static List<InputFrame> all() {
    return IntStream.range(0, ROWS.size())
        .mapToObj(index -> ROWS.get(index).numbered(FIRST_NUMBER + index))
        .toList();
  }

  private static InputFrame received(String name, Shape shape) {
    return received(name, SHORT, shape);
  }

  private static InputFrame received(String name, int length, Shape shape) {
    return new InputFrame(name, true, length, shape, 0);
  }

  private static InputFrame refused(String name, Shape shape) {
    return refused(name, SHORT, shape);
  }

  private static InputFrame refused(String name, int length, Shape shape) {
    return new InputFrame(name, false, length, shape, 0);
  }

  private InputFrame numbered(int next) {
    return new InputFrame(name, isReceived, length, shape, next);
  }

  private static Shape one(UnaryOperator<byte[]> change) {
    return (datagram, _) -> List.of(change.apply(datagram.frame()));
  }

  /** Who sends it. */
  Station sender() {
    return Station.numbered(number);
  }

  /** The first eight hexadecimal digits of its message: type and transaction. */
  String transaction() {
    return Frames.solicit(number).substring(0, 8);
  }

  /** Its frames, for a relay whose link has that hardware address. */
  List<byte[]> frames(HardwareAddress relay) {
    return shape.frames(SentDatagram.toAllRelays(sender(), Frames.solicit(number, length)), relay);
  }

  @Override
  public String toString() {
    return name;
  }
}
