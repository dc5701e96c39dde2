package net.relay6.tools.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import net.relay6.tools.capture.CaptureReader;
import net.relay6.tools.capture.CapturedDatagram;
import net.relay6.tools.capture.layer.PassedOver;

/** Several captures, read as one in the order of time. */
final class CaptureSet implements Closeable {

  private static final Comparator<OpenCapture> BY_TIME =
      Comparator.comparing((OpenCapture capture) -> capture.head().orElseThrow().time())
          .thenComparingInt(OpenCapture::index);

  private final List<OpenCapture> captures = new ArrayList<>();
  private final PriorityQueue<OpenCapture> ahead = new PriorityQueue<>(BY_TIME);

  /** One datagram and the index of its capture. */
  record Item(int file, CapturedDatagram datagram) {}

  private CaptureSet() {}

  /**
   * Opens all files; {@code counter} receives the number of octets read.
   *
   * @throws Audit.CannotRead when one of them cannot be read at all
   */
  static CaptureSet open(List<Path> files, LongConsumer counter) throws Audit.CannotRead {
    CaptureSet set = new CaptureSet();
    try {
      for (Path file : files) {
        set.add(OpenCapture.open(file, set.captures.size(), counter));
      }
      return set;
    } catch (Audit.CannotRead fault) {
      set.close();
      throw fault;
    }
  }

  private void add(OpenCapture capture) {
    captures.add(capture);
    if (capture.head().isPresent()) {
      ahead.add(capture);
    }
  }

  /**
   * The next datagram of all captures; empty at the end.
   *
   * @throws Audit.CannotRead when a file can be read no more
   */
  Optional<Item> next() throws Audit.CannotRead {
    OpenCapture first = ahead.poll();
    if (first == null) {
      return Optional.empty();
    }
    Item item = new Item(first.index(), first.head().orElseThrow());
    first.advance();
    if (first.head().isPresent()) {
      ahead.add(first);
    }
    return Optional.of(item);
  }

  /** The progress in each file. */
  List<AuditReport.FileReading> readings() {
    return captures.stream().map(OpenCapture::reading).toList();
  }

  @Override
  public void close() {
    for (OpenCapture capture : captures) {
      try {
        capture.close();
      } catch (IOException _) {
        // Everything needed has been read already.
      }
    }
  }

  /** One capture of a set, with its next datagram. */
  static final class OpenCapture implements Closeable {

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
    static OpenCapture open(Path file, int index, LongConsumer counter) throws Audit.CannotRead {
      try {
        OpenCapture capture = new OpenCapture(file, index, CaptureReader.open(file, counter));
        capture.advance();
        return capture;
      } catch (CaptureReader.Fault fault) {
        throw new Audit.CannotRead(file + ": " + fault.getMessage(), fault);
      } catch (IOException fault) {
        throw new Audit.CannotRead("cannot read " + file + ": " + fault, fault);
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
    void advance() throws Audit.CannotRead {
      try {
        head = reader.next();
        while (head.isPresent() && head.get().missingLength() > 0) {
          cutShort++;
          head = reader.next();
        }
        datagrams += head.isPresent() ? 1 : 0;
      } catch (CaptureReader.Fault fault) {
        head = Optional.empty();
        breakOff =
            Optional.of(
                "breaks off after %d packets: %s".formatted(reader.packets(), fault.getMessage()));
      } catch (IOException fault) {
        throw new Audit.CannotRead("cannot read " + file + ": " + fault, fault);
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
}
