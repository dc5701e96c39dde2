package net.relay6.platform.linux.port;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.platform.PortTable;
import net.relay6.platform.UdpHolder;

/**
 * The UDP ports of the calling thread's network namespace. The program of a socket is searched once
 * for each socket, since that scans all processes. This process's own sockets are determined again
 * whenever a socket has appeared or disappeared.
 */
public final class LinuxPorts implements PortTable {

  private final Map<Long, Optional<UdpHolder.Program>> programs = new HashMap<>();

  private Set<UdpSocketEntry> seen = Set.of();
  private List<UdpHolder> others = List.of();

  /** Opens nothing before the first call. */
  public LinuxPorts() {}

  @Override
  public List<UdpHolder> others(int port) {
    if (!Set.copyOf(sockets(port)).equals(seen)) {
      others = look(port);
    }
    return others;
  }

  /** Also excludes sockets that this process opens or closes meanwhile. */
  private List<UdpHolder> look(int port) {
    Set<Long> own = new HashSet<>(SocketOwners.own());
    List<UdpSocketEntry> sockets = sockets(port);
    own.addAll(SocketOwners.own());
    seen = Set.copyOf(sockets);
    List<UdpSocketEntry> foreign =
        sockets.stream().filter(socket -> !own.contains(socket.inode())).toList();
    learnPrograms(foreign.stream().map(UdpSocketEntry::inode).collect(Collectors.toSet()));
    return foreign.stream().map(this::holder).toList();
  }

  /** All sockets on that port, including this process's own. */
  static List<UdpSocketEntry> sockets(int port) {
    return UdpSocketDump.ask(port).orElseGet(() -> UdpSocketTable.read(port));
  }

  private void learnPrograms(Set<Long> inodes) {
    programs.keySet().retainAll(inodes);
    Set<Long> unknown = new HashSet<>(inodes);
    unknown.removeAll(programs.keySet());
    if (!unknown.isEmpty()) {
      Map<Long, UdpHolder.Program> found = SocketOwners.find(unknown);
      unknown.forEach(inode -> programs.put(inode, Optional.ofNullable(found.get(inode))));
    }
  }

  private UdpHolder holder(UdpSocketEntry socket) {
    return new UdpHolder(
        socket.local(),
        socket.interfaceIndex(),
        socket.remote(),
        socket.uid(),
        programs.getOrDefault(socket.inode(), Optional.empty()));
  }
}
