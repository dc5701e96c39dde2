package net.relay6.assembly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import net.relay6.net.Octets;

/**
 * A few octets that survive a restart, as hexadecimal in a file of the state directory that only
 * its owner may read.
 *
 * @param path the file
 */
record StateFile(Path path) {

  boolean exists() {
    return Files.exists(path);
  }

  /** What the file holds; empty when that is no hexadecimal. */
  Optional<Octets> read() throws IOException {
    return Octets.parseHex(Files.readString(path));
  }

  /** Writes the file, and its directory if need be; it is never seen half written. */
  void write(Octets content) throws IOException {
    Path directory = path.getParent();
    if (directory == null) {
      throw new NoSuchFileException(path.toString());
    }
    Files.createDirectories(directory);
    Path fresh =
        Files.createTempFile(
            directory,
            path.getFileName() + ".",
            ".new",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, content.toHex() + "\n");
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
