package net.relay6.runtime.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import net.relay6.net.Octets;

/**
 * A few octets that survive a restart and a power failure, in hexadecimal in a file of the state
 * directory that only its owner may read.
 *
 * @param path the file
 */
public record StateFile(Path path) {

  private static final int LENGTH_MAX = 1024;

  /** The content of the file. */
  sealed interface Content {

    /** There is no file. */
    record Missing() implements Content {}

    /**
     * The file is empty or holds only zeros, as after a power failure before the file was
     * synchronized.
     */
    record Blank() implements Content {}

    /** The stored octets. */
    record Value(Octets octets) implements Content {}

    /** Other content. */
    record Unknown() implements Content {}
  }

  /** What the file holds; throws when it cannot be read. */
  Content read() throws IOException {
    try (InputStream input = Files.newInputStream(path)) {
      String text = new String(input.readNBytes(LENGTH_MAX + 1), StandardCharsets.ISO_8859_1);
      return text.length() > LENGTH_MAX ? new Content.Unknown() : parse(text);
    } catch (NoSuchFileException _) {
      return new Content.Missing();
    }
  }

  private static Content parse(String text) {
    return text.replace("\0", "").isBlank()
        ? new Content.Blank()
        : Octets.parseHex(text).<Content>map(Content.Value::new).orElseGet(Content.Unknown::new);
  }

  /**
   * Writes the file, and creates its directory if needed. If the machine stops meanwhile, the file
   * has either its old or its new content; when this method has returned, it has the new content.
   */
  void write(Octets content) throws IOException {
    Path directory = directory();
    Files.createDirectories(directory);
    Path fresh = createTemporary(directory);
    try {
      writeThrough(fresh, content.toHex() + "\n");
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(fresh);
    }
    synchronizeNames(directory);
  }

  /** A fault names the directory, since the temporary name differs each time. */
  private Path createTemporary(Path directory) throws IOException {
    try {
      return Files.createTempFile(
          directory,
          path.getFileName() + ".",
          ".new",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (AccessDeniedException _) {
      throw new AccessDeniedException(directory.toString());
    } catch (FileSystemException fault) {
      String why = fault.getReason() == null ? "no file can be made in it" : fault.getReason();
      throw new FileSystemException(directory.toString(), null, why);
    }
  }

  /** Renames the file, so that its content can still be inspected; returns the new name. */
  Path setAside() throws IOException {
    Path aside = path.resolveSibling(path.getFileName() + ".broken");
    Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
    synchronizeNames(directory());
    return aside;
  }

  /** That the file cannot be used, and why. */
  String inaccessible(IOException fault) {
    return path + " cannot be read or written, " + reason(fault);
  }

  private static String reason(IOException fault) {
    return switch (fault) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileSystemException failed when failed.getReason() != null ->
          String.valueOf(failed.getReason());
      default -> fault.toString();
    };
  }

  /** The user who must be able to read and write it. */
  static String user() {
    return "the user " + System.getProperty("user.name");
  }

  private Path directory() throws NoSuchFileException {
    Path directory = path.getParent();
    if (directory == null) {
      throw new NoSuchFileException(path.toString());
    }
    return directory;
  }

  /** The name must not reach the disk before the content does (rename(2), fsync(2)). */
  private static void writeThrough(Path file, String text) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
      channel.force(true);
    }
  }

  private static void synchronizeNames(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException _) {
      // Some file systems cannot synchronize a directory; the file itself is complete all the same.
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }

  /**
   * A value from the state directory.
   *
   * @param value the value in use
   * @param problem what is wrong with the stored value, the consequence and the remedy; for the
   *     operator
   */
  public record Stored<T>(T value, Optional<String> problem) {

    static <T> Stored<T> of(T value) {
      return new Stored<>(value, Optional.empty());
    }

    static <T> Stored<T> withProblem(String problem, T value) {
      return new Stored<>(value, Optional.of(problem));
    }
  }
}
