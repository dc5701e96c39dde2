package net.relay6.daemon.events;

import java.io.IOException;
import java.nio.channels.FileChannel;
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
 * A file that names clients. It is made for its owner and group alone; one that is there keeps its
 * mode. A symbolic link in its place is not followed, since another user may have put it there.
 *
 * @param path where it is
 * @param naming how the operator names it, such as {@code in findings-file}
 */
public record ConfidentialFile(Path path, String naming) {

  private static final FileAttribute<Set<PosixFilePermission>> MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r-----"));

  /** Opens it to write at its end. */
  public FileChannel append() throws IOException {
    return open(StandardOpenOption.APPEND);
  }

  /** Opens it to write it anew. */
  public FileChannel overwrite() throws IOException {
    return open(StandardOpenOption.TRUNCATE_EXISTING);
  }

  /** Should the file become a link just now, the kernel refuses to open it. */
  private FileChannel open(OpenOption how) throws IOException {
    if (Files.isSymbolicLink(path)) {
      throw new IOException("it is a symbolic link; name the file itself " + naming);
    }
    return FileChannel.open(
        path,
        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, how, LinkOption.NOFOLLOW_LINKS),
        MODE);
  }
}
