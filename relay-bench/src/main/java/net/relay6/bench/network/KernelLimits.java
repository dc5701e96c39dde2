package net.relay6.bench.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Limits of the kernel that hold for all network namespaces together, set to what most kernels
 * start with, and set back when closed. A namespace has no value of its own for any of them: the
 * neighbour table is one for all, and the sizes of socket buffers can be read there but not
 * written.
 */
final class KernelLimits implements AutoCloseable {

  /** Neighbours as by default in every kernel; buffers as by default up to Linux 6.17. */
  private static final Map<String, String> STOCK =
      Map.of(
          "ipv6/neigh/default/gc_thresh1", "128",
          "ipv6/neigh/default/gc_thresh2", "512",
          "ipv6/neigh/default/gc_thresh3", "1024",
          "core/rmem_max", "212992",
          "core/wmem_max", "212992");

  private final Map<String, String> before = new LinkedHashMap<>();
  private final Thread atExit = new Thread(this::restore);

  private KernelLimits() {}

  /** Sets them; needs root and the initial network namespace. */
  static KernelLimits stock() {
    KernelLimits limits = new KernelLimits();
    STOCK.keySet().forEach(name -> limits.before.put(name, read(name)));
    Runtime.getRuntime().addShutdownHook(limits.atExit);
    STOCK.forEach(KernelLimits::write);
    return limits;
  }

  /** Sets back as many as can be. */
  private void restore() {
    before.forEach((name, value) -> {
      try {
        write(name, value);
      } catch (UncheckedIOException fault) {
        System.err.printf("%s stays as it is, it was %s: %s%n", file(name), value, fault);
      }
    });
  }

  @Override
  public void close() {
    restore();
    Runtime.getRuntime().removeShutdownHook(atExit);
  }

  /** In one read: the kernel gives the rest of a number to no second one. */
  private static String read(String name) {
    try {
      return Files.readAllLines(file(name)).getFirst();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static void write(String name, String value) {
    try {
      Files.writeString(file(name), value);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  private static Path file(String name) {
    return Path.of("/proc/sys/net").resolve(name);
  }
}
