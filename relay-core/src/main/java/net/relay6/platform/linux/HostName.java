package net.relay6.platform.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The name of this machine. */
public final class HostName {

  private static final Path NAME = Path.of("/proc/sys/kernel/hostname");

  private HostName() {}

  /** The kernel's name for the machine. */
  public static String read() {
    try {
      return Files.readString(NAME).strip();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
