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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.PortTable;

/**
 * The UDP ports of the calling thread's network namespace. The program of a socket is searched once
 * for each socket, since that scans all processes. This process's own sockets are determined again
 * whenever a socket has appeared or disappeared.
 */
public final class LinuxPorts implements PortTable {

  private final Map<Long, Optional<PortTable.Holder.Program>> programs = new HashMap<>();

  private Set<Entry> seen = Set.of();
  private List<PortTable.Holder> others = List.of();

  /** Opens nothing before the first call. */
  public LinuxPorts() {}

  @Override
  public List<PortTable.Holder> others(int port) {
    if (!Set.copyOf(sockets(port)).equals(seen)) {
      others = read(port);
    }
    return others;
  }

  /** Also excludes sockets that this process opens or closes meanwhile. */
  private List<PortTable.Holder> read(int port) {
    Set<Long> own = new HashSet<>(SocketOwners.own());
    List<Entry> sockets = sockets(port);
    own.addAll(SocketOwners.own());
    seen = Set.copyOf(sockets);
    List<Entry> foreign = sockets.stream().filter(socket -> !own.contains(socket.inode())).toList();
    learnPrograms(foreign.stream().map(Entry::inode).collect(Collectors.toSet()));
    return foreign.stream().map(this::holder).toList();
  }

  /** All sockets on that port, including this process's own. */
  static List<Entry> sockets(int port) {
    return UdpSocketDump.query(port).orElseGet(() -> UdpSocketTable.read(port));
  }

  private void learnPrograms(Set<Long> inodes) {
    programs.keySet().retainAll(inodes);
    Set<Long> unknown = new HashSet<>(inodes);
    unknown.removeAll(programs.keySet());
    if (!unknown.isEmpty()) {
      Map<Long, PortTable.Holder.Program> found = SocketOwners.find(unknown);
      unknown.forEach(inode -> programs.put(inode, Optional.ofNullable(found.get(inode))));
    }
  }

  private PortTable.Holder holder(Entry socket) {
    return new PortTable.Holder(
        socket.local(),
        socket.interfaceIndex(),
        socket.remote(),
        socket.uid(),
        programs.getOrDefault(socket.inode(), Optional.empty()));
  }

  /**
   * A UDP socket over IPv6, as the kernel lists it.
   *
   * @param local the address it is bound to
   * @param interfaceIndex the interface it is bound to; 0 if none, or if it is not listed
   * @param remote the address it is connected to
   * @param uid its user
   * @param inode its inode, by which its process is found
   */
  record Entry(Ipv6Address local, int interfaceIndex, Ipv6Address remote, int uid, long inode) {}

  /**
   * The processes that have sockets open, by {@code /proc/PID/fd} (proc(5)). Processes that this
   * process may not read are omitted; those of other users need {@code CAP_SYS_PTRACE}.
   */
  static final class SocketOwners {

    private static final Path PROC = Path.of("/proc");
    private static final String PREFIX = "socket:[";

    private SocketOwners() {}

    /** The inodes of this process's own sockets. */
    static Set<Long> own() {
      return inodes(PROC.resolve("self"));
    }

    /** The programs that have sockets of those inodes open, as far as they are readable. */
    static Map<Long, PortTable.Holder.Program> find(Set<Long> inodes) {
      Map<Long, PortTable.Holder.Program> found = new HashMap<>();
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

    private static PortTable.Holder.Program program(Path process) {
      return new PortTable.Holder.Program(
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
          .anyMatch(
              word -> word.endsWith("relay6.jar") || word.endsWith("net.relay6.cli.RelayMain"));
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
}
