package net.relay6.dist;

import java.nio.file.Path;

/** A system as its makers deliver it, to install the package on. */
final class CleanSystem {

  private CleanSystem() {}

  /** Its folder, in which nothing may be changed; made when it is not there yet. */
  static Path root() {
    Path script = Packages.ROOT.resolve("relay-dist/src/test/system/clean-system");
    Path folder = Packages.FOLDER.resolve("clean-system");
    Shell.run(script.toString(), folder.toString());
    return folder;
  }
}
