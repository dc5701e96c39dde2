package net.relay6.cli.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file with an event a line. It is opened for each, so that it can be moved away.
 *
 * @param path where it is
 */
record EventFile(Path path) implements Destination {

  @Override
  public void accept(String event) throws IOException {
    Files.writeString(path, event + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
