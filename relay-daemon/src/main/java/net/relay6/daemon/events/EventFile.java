package net.relay6.daemon.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file with an event a line. It is opened for each, so that it can be moved away. An event begins
 * a line of its own also where a full disk or a power cut has left a part of the one before.
 *
 * @param path where it is
 */
record EventFile(Path path) implements Destination {

  @Override
  public void accept(String event) throws IOException {
    try (FileChannel channel = new ConfidentialFile(path, "in findings-file").append()) {
      String line = (endsAmidALine() ? "\n" : "") + event + "\n";
      ByteBuffer octets = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
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
