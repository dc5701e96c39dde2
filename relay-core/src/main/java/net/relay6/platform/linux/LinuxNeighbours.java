package net.relay6.platform.linux;

import java.util.Optional;
import net.relay6.platform.NeighbourTable;

/**
 * The IPv6 neighbour table, read by rtnetlink(7), which works in every network namespace and
 * without privileges; {@code /proc/net/stat/ndisc_cache} and the sysctls of its limits exist only
 * in the first namespace. The socket is kept open.
 */
public final class LinuxNeighbours implements NeighbourTable {

  private Optional<NetlinkSocket> socket = Optional.empty();
  private int sequence;

  /** Opens nothing before the first call. */
  public LinuxNeighbours() {}

  @Override
  public Optional<NeighbourTable.Count> count() {
    try {
      return query();
    } catch (NetlinkSocket.Refused _) {
      socket.ifPresent(NetlinkSocket::close);
      socket = Optional.empty();
      return Optional.empty();
    }
  }

  private Optional<NeighbourTable.Count> query() throws NetlinkSocket.Refused {
    if (socket.isEmpty()) {
      socket = Optional.of(new NetlinkSocket(0));
    }
    sequence++;
    socket.get().requestNeighbours(sequence);
    Optional<NeighbourTable.Count> count = Optional.empty();
    while (true) {
      for (NetlinkEvent event : socket.get().receive()) {
        if (event instanceof NetlinkEvent.Neighbours(int answered, var counted)
            && answered == sequence) {
          count = Optional.of(counted);
        }
        if (isEnd(event)) {
          return count;
        }
      }
    }
  }

  private boolean isEnd(NetlinkEvent event) {
    return switch (event) {
      case NetlinkEvent.DumpDone(int answered) -> answered == sequence;
      case NetlinkEvent.Acknowledgement(int answered, int _) -> answered == sequence;
      case NetlinkEvent.ResyncNeeded _ -> true;
      default -> false;
    };
  }
}
