package net.relay6.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where things are in the source tree. */
final class Project {

  private static final Path ROOT = Path.of(System.getProperty("relay6.root"));

  private Project() {}

  /** The folder of a shipped model, such as {@code split-prefixes}. */
  static Path model(String name) {
    return ROOT.resolve("config/models").resolve(name);
  }

  /** The text of a shipped file for pairs of relays, such as {@code keepalived.conf}. */
  static String pair(String name) {
    try {
      return Files.readString(ROOT.resolve("config/pair").resolve(name));
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
