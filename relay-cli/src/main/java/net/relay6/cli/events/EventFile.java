package net.relay6.cli.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file with one event a line. It is opened for each event, so that it can be rotated. An event
 * starts a new line even if a full disk or a power failure has truncated the one before. Findings
 * name clients, so the file is readable only by its owner and group; a symbolic link in its place
 * is not followed, since another user may have created it.
 *
 * @param path the file
 */
record EventFile(Path path) implements Destination {

  private static final Set<OpenOption> APPENDING =
      Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS);
  private static final FileAttribute<Set<PosixFilePermission>> MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

  @Override
  public void accept(String event) throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new IOException("it is a symbolic link; name the file itself in findings-file");
    }
    append((endsAmidALine() ? "\n" : "") + event + "\n");
  }

  /** If the file becomes a symbolic link meanwhile, the kernel refuses to open it. */
  private void append(String line) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(path, APPENDING, MODE)) {
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
    }
  }

  /** Whether its last line is incomplete; false if it is not a regular file, such as a pipe. */
  private boolean endsAmidALine() throws IOException {
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.read(last, Math.max(0, channel.size() - 1)) == 1 && last.get(0) != '\n';
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
