package net.relay6.dist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import net.relay6.fixtures.lab.BootedSystem;
import net.relay6.fixtures.lab.real.TwoServers;

/** The router between clients and two servers: a clean system on which the package is installed. */
final class Router implements AutoCloseable {

  static final String SETTINGS = "/etc/relay6/relay6.conf";
  static final Path EXAMPLE = Packages.ROOT.resolve("config/models/split-prefixes");

  static final String PACKAGE = "/root/relay6.deb";

  private final TwoServers network = new TwoServers();
  private final BootedSystem system;

  Router() {
    try {
      system = BootedSystem.boot(network.lab(), network.relay(), CleanSystem.root());
    } catch (RuntimeException | AssertionError fault) {
      network.close();
      throw fault;
    }
  }

  TwoServers network() {
    return network;
  }

  BootedSystem system() {
    return system;
  }

  /** Installs the package, or installs it again. */
  void install(String... options) {
    try {
      Files.copy(Packages.deb(), system.file(PACKAGE), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
    apt("install %s %s".formatted(String.join(" ", options), PACKAGE));
  }

  /** Runs apt-get, which asks nothing. */
  void apt(String words) {
    system.run("sh", "-c", "DEBIAN_FRONTEND=noninteractive apt-get -y " + words);
  }

  /** Configures and starts the service as the operator's manual says. */
  void startService() {
    system.run("cp", "/usr/share/doc/relay6/examples/split-prefixes/relay6.conf", SETTINGS);
    systemctl("enable", "--now", "relay6");
  }

  /** Runs systemctl, which shall do it. */
  void systemctl(String... words) {
    Shell.Result result = trySystemctl(words);
    if (result.exitCode() != 0) {
      throw new AssertionError(result.output() + "\n" + journal());
    }
  }

  /** Runs systemctl. */
  Shell.Result trySystemctl(String... words) {
    return Shell.attempt(
        system.inside(List.of("sh", "-c", "systemctl " + String.join(" ", words) + " 2>&1")));
  }

  /** A property of the service. */
  String property(String name) {
    return system.run("systemctl", "show", "--property=" + name, "--value", "relay6").strip();
  }

  /** What the service has said. */
  String journal() {
    return system.run("journalctl", "--no-pager", "--output=cat", "--unit=relay6");
  }

  @Override
  public void close() {
    try (network) {
      system.close();
    }
  }
}
