package net.relay6.bindings;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32C;
import net.relay6.net.Octets;

/**
 * Writes the records of a journal into memory.
 *
 * <pre>
 * file:    "relay6 bindings 1\n" | records
 * record:  length of content (4) | CRC-32C of content (4) | content
 * content: 1 | binding
 *          2 | key of a removed binding
 *          3 | time (8) | offset of the time of day (8) | incomplete since (8; 0: complete)
 * </pre>
 *
 * <p>Numbers are in network byte order, times in milliseconds of the {@link BookClock}, and the
 * offset is that clock's. What follows the last record of type 3 was not written completely.
 */
final class JournalWriter {

  /** The first octets of the file. */
  static final Octets MAGIC = Octets.ofText("relay6 bindings 1\n");

  static final int BINDING = 1;
  static final int REMOVED = 2;
  static final int TIME = 3;

  /** Octets of length and checksum. */
  static final int HEADER_LENGTH = 8;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private final ByteArrayOutputStream records = new ByteArrayOutputStream();
  private final CRC32C checksum = new CRC32C();

  /** Writes content into memory, which cannot fail. */
  @FunctionalInterface
  private interface Content {
    void writeTo(DataOutputStream out) throws IOException;
  }

  void addStart() {
    records.reset();
    records.writeBytes(MAGIC.toArray());
  }

  /** Adds a record of the binding, or of its removal. */
  void add(Binding.Key key, Optional<Binding> binding) {
    record(out -> {
      out.writeByte(binding.isPresent() ? BINDING : REMOVED);
      if (binding.isPresent()) {
        BindingRecord.write(binding.get(), out);
      } else {
        BindingRecord.writeKey(key, out);
      }
    });
  }

  /** Adds a record of the time, which completes the records before it. */
  void addTime(BindingBook book) {
    BookClock clock = book.clock();
    record(out -> {
      out.writeByte(TIME);
      out.writeLong(clock.millis());
      out.writeLong(clock.offsetMillis());
      out.writeLong(book.incompleteSince().map(Instant::toEpochMilli).orElse(0L));
    });
  }

  private void record(Content written) {
    try {
      content.reset();
      written.writeTo(new DataOutputStream(content));
      byte[] octets = content.toByteArray();
      checksum.reset();
      checksum.update(octets);
      DataOutputStream out = new DataOutputStream(records);
      out.writeInt(octets.length);
      out.writeInt((int) checksum.getValue());
      out.write(octets);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** The records added since the last call. */
  ByteBuffer take() {
    ByteBuffer taken = ByteBuffer.wrap(records.toByteArray());
    records.reset();
    return taken;
  }
}
