package net.relay6.bindings;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import net.relay6.net.Octets;

/**
 * Reads the journal of an earlier run into an empty book. Lifetimes go on while the process does
 * not run; if the time of day is before that of the journal, which means that it is not set yet,
 * they stood still. Never fails: what cannot be read is missing in the book, which is then
 * incomplete.
 */
public final class JournalReader {

  private final BindingBook book;
  private final Map<Binding.Key, Binding> bindings = new LinkedHashMap<>();
  private final Map<Binding.Key, Optional<Binding>> unfinished = new LinkedHashMap<>();
  private final CRC32C checksum = new CRC32C();
  private long offsetMillis;
  private long writtenAt;
  private long incompleteSince;

  private JournalReader(BindingBook book) {
    this.book = book;
  }

  /**
   * Reads {@code file} into {@code book}; without a file, the book is incomplete since now.
   *
   * @return what is wrong with the file, for the operator
   */
  public static Optional<String> read(Path file, BindingBook book) {
    JournalReader reader = new JournalReader(book);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer octets = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return reader.read(octets) ? reader.finish(octets, file) : Optional.of(setAside(file, book));
    } catch (NoSuchFileException _) {
      book.markIncomplete(book.clock().millis());
      return Optional.empty();
    } catch (IOException fault) {
      book.markIncomplete(book.clock().millis());
      return Optional.of(
          "bindings of the last run are not known: %s cannot be read, %s".formatted(file, fault));
    }
  }

  private static String setAside(Path file, BindingBook book) throws IOException {
    book.markIncomplete(book.clock().millis());
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    return "bindings of the last run are not known: %s is no journal of bindings, and is kept as %s"
        .formatted(file, aside);
  }

  /** Whether it is a journal; stops before the first record that is not complete. */
  private boolean read(ByteBuffer octets) {
    byte[] start = new byte[Math.min(JournalWriter.MAGIC.length(), octets.remaining())];
    octets.get(start);
    if (!Octets.of(start).equals(JournalWriter.MAGIC)) {
      return false;
    }
    int end = octets.position();
    while (isRecord(octets)) {
      if (take(octets)) {
        end = octets.position();
      }
    }
    octets.position(end);
    return true;
  }

  private boolean isRecord(ByteBuffer octets) {
    if (octets.remaining() < JournalWriter.HEADER_LENGTH) {
      return false;
    }
    int length = octets.getInt(octets.position());
    int start = octets.position() + JournalWriter.HEADER_LENGTH;
    if (length <= 0 || length > octets.limit() - start) {
      return false;
    }
    checksum.reset();
    checksum.update(octets.slice(start, length));
    return (int) checksum.getValue() == octets.getInt(octets.position() + Integer.BYTES);
  }

  /** Takes a record; returns whether it completes the records before it. */
  private boolean take(ByteBuffer octets) {
    byte[] content = new byte[octets.getInt()];
    octets.getInt();
    octets.get(content);
    try {
      return take(new DataInputStream(new ByteArrayInputStream(content)));
    } catch (IOException | RuntimeException _) {
      return false;
    }
  }

  private boolean take(DataInputStream in) throws IOException {
    return switch (in.readByte()) {
      case JournalWriter.BINDING -> {
        Binding binding = BindingRecord.read(in);
        unfinished.put(binding.key(), Optional.of(binding));
        yield false;
      }
      case JournalWriter.REMOVED -> {
        unfinished.put(BindingRecord.readKey(in), Optional.empty());
        yield false;
      }
      case JournalWriter.TIME -> {
        takeTime(in);
        yield true;
      }
      default -> false;
    };
  }

  private void takeTime(DataInputStream in) throws IOException {
    writtenAt = in.readLong();
    offsetMillis = in.readLong();
    incompleteSince = in.readLong();
    unfinished.forEach((key, binding) ->
        binding.ifPresentOrElse(one -> bindings.put(key, one), () -> bindings.remove(key)));
    unfinished.clear();
  }

  private Optional<String> finish(ByteBuffer octets, Path file) {
    long now = book.clock().millis();
    long stoppedAt = writtenAt + offsetMillis;
    long shift = offsetMillis + Math.min(0, now - stoppedAt);
    bindings.values().forEach(binding -> book.restore(shifted(binding, shift)));
    if (incompleteSince != 0) {
      book.markIncomplete(incompleteSince + shift - offsetMillis);
    }
    if (!octets.hasRemaining()) {
      return Optional.empty();
    }
    book.markIncomplete(stoppedAt + shift - offsetMillis);
    return Optional.of(
        "%s: the last %d octets were not written completely; bindings since %s may be missing"
            .formatted(file, octets.remaining(), Instant.ofEpochMilli(stoppedAt)));
  }

  private static Binding shifted(Binding binding, long millis) {
    return new Binding(
        binding.key(),
        binding.kind(),
        binding.peer(),
        binding.linkLayerAddress(),
        binding.claims().stream().map(claim -> shifted(claim, millis)).toList(),
        binding.sinceMillis() + millis,
        binding.contactMillis() + millis,
        binding.state());
  }

  private static Binding.Claim shifted(Binding.Claim claim, long millis) {
    return new Binding.Claim(
        claim.server(),
        claim.identifier(),
        claim.grantedMillis() + millis,
        shifted(claim.preferredUntilMillis(), millis),
        shifted(claim.validUntilMillis(), millis));
  }

  private static long shifted(long until, long millis) {
    return until == BookClock.NEVER ? BookClock.NEVER : until + millis;
  }
}
