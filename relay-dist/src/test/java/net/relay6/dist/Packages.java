package net.relay6.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the build has made. */
final class Packages {

  /** The source tree. */
  static final Path ROOT = Path.of(System.getProperty("relay6.root"));

  /** Where the build makes everything. */
  static final Path FOLDER = Path.of(System.getProperty("relay6.dist"));

  private Packages() {}

  static Path deb() {
    return only(".deb");
  }

  static Path tarball() {
    return only(".tar.xz");
  }

  static Path manual(String page) {
    return FOLDER.resolve("manual").resolve(page);
  }

  /** The manual's pages. */
  static Stream<Path> manualPages() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve("manual"))) {
      return files.filter(file -> file.toString().matches(".*\\.\\d")).toList().stream();
    }
  }

  private static Path only(String suffix) {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(suffix)).toList();
      if (found.size() != 1) {
        throw new AssertionError("not one file " + suffix + " in " + FOLDER + ": " + found);
      }
      return found.getFirst();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
