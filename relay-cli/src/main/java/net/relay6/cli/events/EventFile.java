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
 * A file with an event a line. It is opened for each, so that it can be moved away. An event begins
 * a line of its own also where a full disk or a power cut has left a part of the one before.
 * Findings name clients, so the file is made for its owner and group alone; what stands in its
 * place as a symbolic link is not followed, since another user may have put it there.
 *
 * @param path where it is
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

  /** Should the file become a link just now, the kernel refuses to open it. */
  private void append(String line) throws IOException {
    ByteBuffer octets = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
    try (FileChannel channel = FileChannel.open(path, APPENDING, MODE)) {
      while (octets.hasRemaining()) {
        channel.write(octets);
      }
    }
  }

  /** Whether its last line is not complete; what is no file, such as a pipe, has none. */
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
