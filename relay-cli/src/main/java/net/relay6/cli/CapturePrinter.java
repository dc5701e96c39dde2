package net.relay6.cli;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import net.relay6.cli.capture.CapturedDatagram;
import net.relay6.wire.FramePrinter;

/**
 * Prints captured datagrams for people.
 *
 * @param frames prints what they carry
 */
record CapturePrinter(FramePrinter frames) {

  /**
   * Who sent it to whom and what the capture says of it, then a line for each level and option;
   * ends with an empty line.
   */
  String whole(CapturedDatagram datagram) {
    String note = datagram.note().toString();
    return "%s, %d octets%s%n%s"
        .formatted(
            way(datagram),
            datagram.payload().length(),
            note.isEmpty() ? "" : " (" + note + ")",
            frames.print(frame(datagram)).indent(2));
  }

  /** The same in one line, without options. */
  String line(CapturedDatagram datagram) {
    String note = datagram.note().toString();
    return "%s%n  %s%s"
        .formatted(way(datagram), frames.line(frame(datagram)), note.isEmpty() ? "" : " | " + note);
  }

  private static String way(CapturedDatagram datagram) {
    return "%s %s > %s".formatted(datagram.time(), datagram.source(), datagram.destination());
  }

  private static ByteBuf frame(CapturedDatagram datagram) {
    return Unpooled.wrappedBuffer(datagram.payload().toArray());
  }
}
