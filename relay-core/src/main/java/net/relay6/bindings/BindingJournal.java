package net.relay6.bindings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The file of a binding book. Changes are collected and appended by {@link #flush}; when most of
 * the file is outdated, it is written anew. After a crash of the process the file has everything up
 * to the last flush; after a power failure, everything up to the last {@link #synchronize}. Used by
 * the thread that changes the book.
 */
public final class BindingJournal implements BindingChange.Listener, AutoCloseable {

  /** The file is written anew when it is longer than this, and than three times the content. */
  private static final long REWRITE_LENGTH_MIN = 4L << 20;

  private static final int REWRITE_FACTOR = 3;

  private static final Set<StandardOpenOption> NEW_FILE =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path file;
  private final BindingBook book;
  private final JournalWriter writer = new JournalWriter();

  /** The changed bindings since the last flush; empty for a removed one. */
  private final Map<Binding.Key, Optional<Binding>> pending = new LinkedHashMap<>();

  private Optional<FileChannel> channel = Optional.empty();
  private Optional<FileChannel> lock = Optional.empty();
  private long rewrittenLength;
  private boolean isUnsynchronized;

  private BindingJournal(Path file, BindingBook book) {
    this.file = file;
    this.book = book;
  }

  /**
   * The journal of {@code book} in {@code file}, which is written anew with the content of the book
   * and follows its changes from now on.
   */
  public static BindingJournal of(BindingBook book, Path file) {
    BindingJournal journal = new BindingJournal(file, book);
    var _ = book.add(journal);
    return journal;
  }

  @Override
  public void changed(BindingChange change) {
    Binding binding = change.binding();
    pending.put(binding.key(), change.kind().isEnd() ? Optional.empty() : Optional.of(binding));
  }

  /**
   * Writes the changes since the last call; after a fault, the whole book.
   *
   * @throws IOException if the file cannot be written; the next call tries again
   */
  public void flush() throws IOException {
    try {
      if (channel.isEmpty() || isOutdated(channel.get())) {
        rewrite();
      } else if (!pending.isEmpty()) {
        pending.forEach(writer::add);
        append(channel.get());
      }
    } catch (IOException | RuntimeException fault) {
      closeFile();
      throw fault;
    }
  }

  private boolean isOutdated(FileChannel open) throws IOException {
    long length = open.position();
    return length > REWRITE_LENGTH_MIN && length > REWRITE_FACTOR * rewrittenLength;
  }

  private void append(FileChannel open) throws IOException {
    writer.addTime(book);
    write(open, writer.take());
    pending.clear();
    isUnsynchronized = true;
  }

  private void rewrite() throws IOException {
    Path directory = directory();
    Files.createDirectories(directory);
    lock(directory);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      closeFile();
      FileChannel next = FileChannel.open(fresh, NEW_FILE, OWNER_ONLY);
      channel = Optional.of(next);
      writer.addStart();
      book.forEach(binding -> writer.add(binding.key(), Optional.of(binding)));
      append(next);
      synchronize();
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      synchronizeNames(directory);
      rewrittenLength = next.position();
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Two relays that write one file would each destroy what the other has written. */
  private void lock(Path directory) throws IOException {
    if (lock.isPresent()) {
      return;
    }
    FileChannel opened =
        FileChannel.open(
            directory.resolve(file.getFileName() + ".lock"),
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE);
    if (opened.tryLock() == null) {
      opened.close();
      throw new IOException("another relay6 uses it; give each its own state-directory");
    }
    lock = Optional.of(opened);
  }

  private Path directory() throws IOException {
    Path directory = file.getParent();
    if (directory == null) {
      throw new IOException(file + " is in no directory");
    }
    return directory;
  }

  /** Later changes are lost at a power failure if the name still belongs to the former file. */
  private static void synchronizeNames(Path directory) {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    } catch (IOException _) {
      // Some file systems cannot synchronize a directory.
    }
  }

  private static void write(FileChannel open, ByteBuffer octets) throws IOException {
    while (octets.hasRemaining()) {
      open.write(octets);
    }
  }

  /** Waits until what was flushed is on the disk. */
  public void synchronize() throws IOException {
    if (isUnsynchronized && channel.isPresent()) {
      channel.get().force(false);
      isUnsynchronized = false;
    }
  }

  /** Closes the file, and lets another process write it. */
  @Override
  public void close() {
    closeFile();
    lock.ifPresent(BindingJournal::close);
    lock = Optional.empty();
  }

  private void closeFile() {
    channel.ifPresent(BindingJournal::close);
    channel = Optional.empty();
  }

  private static void close(FileChannel open) {
    try {
      open.close();
    } catch (IOException _) {
      // The file is written anew when it is needed again.
    }
  }
}
