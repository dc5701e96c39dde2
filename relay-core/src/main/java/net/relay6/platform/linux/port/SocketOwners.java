package net.relay6.platform.linux.port;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.platform.UdpHolder;

/**
 * The processes that have sockets open, by {@code /proc/PID/fd} (proc(5)). Processes that this
 * process may not read are omitted; those of other users need {@code CAP_SYS_PTRACE}.
 */
final class SocketOwners {

  private static final Path PROC = Path.of("/proc");
  private static final String PREFIX = "socket:[";

  private SocketOwners() {}

  /** The inodes of this process's own sockets. */
  static Set<Long> own() {
    return inodes(PROC.resolve("self"));
  }

  /** The programs that have sockets of those inodes open, as far as they are readable. */
  static Map<Long, UdpHolder.Program> find(Set<Long> inodes) {
    Map<Long, UdpHolder.Program> found = new HashMap<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[1-9]*")) {
      for (Path process : processes) {
        Set<Long> open = inodes(process);
        open.retainAll(inodes);
        open.forEach(inode -> found.putIfAbsent(inode, program(process)));
      }
    } catch (IOException | DirectoryIteratorException _) {
      // The remaining processes cannot be read.
    }
    return found;
  }

  private static UdpHolder.Program program(Path process) {
    return new UdpHolder.Program(
        Long.parseLong(PROC.relativize(process).toString()), name(process));
  }

  /** A JVM that runs relay6 is named relay6. */
  private static String name(Path process) {
    try {
      String name = Files.readString(process.resolve("comm")).strip();
      return name.equals("java") && runsRelay6(process) ? "relay6" : name;
    } catch (IOException _) {
      return "a program that has ended";
    }
  }

  private static boolean runsRelay6(Path process) throws IOException {
    return Arrays.stream(
            Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                .split("\0", -1))
        .anyMatch(word -> word.endsWith("relay6.jar") || word.endsWith("net.relay6.cli.RelayMain"));
  }

  private static Set<Long> inodes(Path process) {
    Set<Long> inodes = new HashSet<>();
    try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
      descriptors.forEach(descriptor -> inode(descriptor).ifPresent(inodes::add));
    } catch (IOException | DirectoryIteratorException _) {
      // The process has ended, or its files are not readable.
    }
    return inodes;
  }

  private static Optional<Long> inode(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith(PREFIX)
          ? Optional.of(Long.parseLong(target, PREFIX.length(), target.length() - 1, 10))
          : Optional.empty();
    } catch (IOException | NumberFormatException _) {
      return Optional.empty();
    }
  }
}
