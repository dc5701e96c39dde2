package net.relay6.platform.linux;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.RouteLookup;

/**
 * The routes of the network namespace it is first asked in, as the kernel tells them by its routing
 * protocol, which answers before the question has returned. The socket is kept.
 */
public final class LinuxRoutes implements RouteLookup {

  private Optional<RouteSocket> socket = Optional.empty();
  private int sequence;

  /** Opens nothing before it is asked. */
  public LinuxRoutes() {}

  @Override
  public Optional<Integer> interfaceTowards(Ipv6Address destination) {
    try {
      return ask(destination);
    } catch (RouteRefused _) {
      socket.ifPresent(RouteSocket::close);
      socket = Optional.empty();
      return Optional.empty();
    }
  }

  private Optional<Integer> ask(Ipv6Address destination) throws RouteRefused {
    if (socket.isEmpty()) {
      socket = Optional.of(new RouteSocket(0));
    }
    sequence++;
    socket.get().askWay(destination, sequence);
    while (true) {
      for (RouteNews news : socket.get().receive()) {
        if (news instanceof RouteNews.Way(int answered, var way) && answered == sequence) {
          return way;
        }
        if (isRefusal(news)) {
          return Optional.empty();
        }
      }
    }
  }

  private boolean isRefusal(RouteNews news) {
    return news instanceof RouteNews.Doubt
        || (news instanceof RouteNews.Answer(int answered, int _) && answered == sequence);
  }
}
