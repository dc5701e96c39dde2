package net.relay6.tools.audit;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import net.relay6.tools.capture.CapturedDatagram;

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
   * @throws CannotRead when one of them cannot be read at all
   */
  static CaptureSet open(List<Path> files, LongConsumer counter) throws CannotRead {
    CaptureSet set = new CaptureSet();
    try {
      for (Path file : files) {
        set.add(OpenCapture.open(file, set.captures.size(), counter));
      }
      return set;
    } catch (CannotRead fault) {
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
   * @throws CannotRead when a file can be read no more
   */
  Optional<Item> next() throws CannotRead {
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
}
