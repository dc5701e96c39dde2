package net.relay6.tools.capture;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import net.relay6.wire.FramePrinter;

/**
 * Prints captured datagrams for people.
 *
 * @param frames prints what they carry
 */
public record DatagramPrinter(FramePrinter frames) {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS");

  /** The number of its packet, as Wireshark counts, then {@link #whole}. */
  public String numbered(CapturedDatagram datagram) {
    return "packet %d, %s".formatted(datagram.packet(), whole(datagram));
  }

  /**
   * Source, destination and metadata, then a line for each level and option; ends with an empty
   * line. Messages that the sender's kernel had not segmented yet follow one another.
   */
  public String whole(CapturedDatagram datagram) {
    String note = datagram.metadata().toString();
    int missing = datagram.missingLength();
    List<ByteBuf> messages = Segments.of(frame(datagram));
    return "%s, %d octets%s%s%s%n%s"
        .formatted(
            direction(datagram),
            datagram.payload().length(),
            missing == 0 ? "" : " and " + missing + " that were not captured",
            messages.size() == 1 ? "" : ", %d messages in one datagram".formatted(messages.size()),
            note.isEmpty() ? "" : " (" + note + ")",
            messages.stream().map(frames::print).collect(Collectors.joining()).indent(2));
  }

  /** One line: time of day, interface, direction, source, destination, message and outcome. */
  public String line(CapturedDatagram datagram) {
    CapturedDatagram.PacketMetadata metadata = datagram.metadata();
    return "%s %s %-3s %s > %s  %s: %s"
        .formatted(
            TIME.format(datagram.time().atZone(ZoneId.systemDefault())),
            metadata.location(),
            metadata.direction().label(),
            datagram.source(),
            datagram.destination(),
            frames.line(frame(datagram)),
            metadata.comment());
  }

  private static String direction(CapturedDatagram datagram) {
    return "%s %s > %s".formatted(datagram.time(), datagram.source(), datagram.destination());
  }

  private static ByteBuf frame(CapturedDatagram datagram) {
    return Unpooled.wrappedBuffer(datagram.payload().toArray());
  }
}
