package net.relay6.tools.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import net.relay6.tools.capture.CaptureFault;
import net.relay6.tools.capture.CaptureReader;
import net.relay6.tools.capture.CapturedDatagram;
import net.relay6.tools.capture.layer.PassedOver;

/** One capture of a set, with its next datagram. */
final class OpenCapture implements Closeable {

  private final Path file;
  private final int index;
  private final CaptureReader reader;
  private Optional<CapturedDatagram> head = Optional.empty();
  private Optional<String> breakOff = Optional.empty();
  private long datagrams;
  private long cutShort;

  private OpenCapture(Path file, int index, CaptureReader reader) {
    this.file = file;
    this.index = index;
    this.reader = reader;
  }

  /**
   * Opens a capture and reads up to its first datagram; {@code counter} receives the number of
   * octets read.
   */
  static OpenCapture open(Path file, int index, LongConsumer counter) throws CannotRead {
    try {
      OpenCapture capture = new OpenCapture(file, index, CaptureReader.open(file, counter));
      capture.advance();
      return capture;
    } catch (CaptureFault fault) {
      throw new CannotRead(file + ": " + fault.getMessage(), fault);
    } catch (IOException fault) {
      throw new CannotRead("cannot read " + file + ": " + fault, fault);
    }
  }

  int index() {
    return index;
  }

  /** The next datagram; empty at the end. */
  Optional<CapturedDatagram> head() {
    return head;
  }

  /**
   * Advances to the next completely captured datagram; a truncated file ends at its last whole
   * packet.
   */
  void advance() throws CannotRead {
    try {
      head = reader.next();
      while (head.isPresent() && head.get().missingLength() > 0) {
        cutShort++;
        head = reader.next();
      }
      datagrams += head.isPresent() ? 1 : 0;
    } catch (CaptureFault fault) {
      head = Optional.empty();
      breakOff =
          Optional.of(
              "breaks off after %d packets: %s".formatted(reader.packets(), fault.getMessage()));
    } catch (IOException fault) {
      throw new CannotRead("cannot read " + file + ": " + fault, fault);
    }
  }

  /** The progress in the file. */
  AuditReport.FileReading reading() {
    SortedMap<String, Long> passedOver = new TreeMap<>();
    reader.passedOver().forEach((reason, count) -> passedOver.put(reason.text(), count));
    if (cutShort > 0) {
      passedOver.merge(PassedOver.Reason.CUT_SHORT.plain().text(), cutShort, Long::sum);
    }
    boolean hidden = datagrams == 0 && reader.hidden() + cutShort > 0;
    return new AuditReport.FileReading(
        file.toString(), reader.packets(), datagrams, passedOver, breakOff, hidden);
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
