package net.relay6.cli.events;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
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
    Files.writeString(
        path,
        (endsAmidALine() ? "\n" : "") + event + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Whether its last line is not complete; what is no file, such as a pipe, has none. */
  private boolean endsAmidALine() throws IOException {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer last = ByteBuffer.allocate(1);
      return channel.read(last, Math.max(0, channel.size() - 1)) == 1 && last.get(0) != '\n';
    }
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
