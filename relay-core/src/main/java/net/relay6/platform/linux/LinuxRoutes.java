package net.relay6.platform.linux;

import java.util.Optional;
import net.relay6.net.InterfaceSet;
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
  public InterfaceSet interfacesTowards(Ipv6Address destination, Ipv6Address source) {
    try {
      return ask(destination, source);
    } catch (RouteRefused _) {
      socket.ifPresent(RouteSocket::close);
      socket = Optional.empty();
      return InterfaceSet.NONE;
    }
  }

  private InterfaceSet ask(Ipv6Address destination, Ipv6Address source) throws RouteRefused {
    if (socket.isEmpty()) {
      socket = Optional.of(new RouteSocket(0));
    }
    sequence++;
    socket.get().askWay(destination, source, sequence);
    while (true) {
      for (RouteNews news : socket.get().receive()) {
        if (news instanceof RouteNews.Way(int answered, var way) && answered == sequence) {
          return way;
        }
        if (isRefusal(news)) {
          return InterfaceSet.NONE;
        }
      }
    }
  }

  private boolean isRefusal(RouteNews news) {
    return news instanceof RouteNews.Doubt
        || (news instanceof RouteNews.Answer(int answered, int _) && answered == sequence);
  }
}
