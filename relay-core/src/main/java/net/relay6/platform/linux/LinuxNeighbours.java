package net.relay6.platform.linux;

import java.util.Optional;
import net.relay6.platform.NeighbourTable;

/**
 * The IPv6 neighbour table, read by rtnetlink(7), which works in every network namespace and
 * without privileges; {@code /proc/net/stat/ndisc_cache} and the sysctls of its limits exist only
 * in the first namespace. The socket is kept open.
 */
public final class LinuxNeighbours implements NeighbourTable {

  private Optional<RouteSocket> socket = Optional.empty();
  private int sequence;

  /** Opens nothing before the first call. */
  public LinuxNeighbours() {}

  @Override
  public Optional<NeighbourTable.Count> count() {
    try {
      return ask();
    } catch (RouteSocket.Refused _) {
      socket.ifPresent(RouteSocket::close);
      socket = Optional.empty();
      return Optional.empty();
    }
  }

  private Optional<NeighbourTable.Count> ask() throws RouteSocket.Refused {
    if (socket.isEmpty()) {
      socket = Optional.of(new RouteSocket(0));
    }
    sequence++;
    socket.get().askNeighbours(sequence);
    Optional<NeighbourTable.Count> count = Optional.empty();
    while (true) {
      for (RouteNews news : socket.get().receive()) {
        if (news instanceof RouteNews.Neighbours(int answered, var told) && answered == sequence) {
          count = Optional.of(told);
        }
        if (isEnd(news)) {
          return count;
        }
      }
    }
  }

  private boolean isEnd(RouteNews news) {
    return switch (news) {
      case RouteNews.DumpDone(int answered) -> answered == sequence;
      case RouteNews.Answer(int answered, int _) -> answered == sequence;
      case RouteNews.Doubt _ -> true;
      default -> false;
    };
  }
}
