package net.relay6.lab;

import java.nio.file.Path;

/** Where things are in the source tree. */
final class Project {

  private static final Path ROOT = Path.of(System.getProperty("relay6.root"));

  private Project() {}

  /** The folder of a shipped model, such as {@code split-prefixes}. */
  static Path model(String name) {
    return ROOT.resolve("config/models").resolve(name);
  }
}
