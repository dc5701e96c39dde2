package net.relay6.platform.linux;

import java.util.Optional;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.RouteLookup;
import net.relay6.platform.Way;

/**
 * The routes of the network namespace of the first call, read by rtnetlink(7), which responds
 * synchronously. The socket is kept open.
 */
public final class LinuxRoutes implements RouteLookup {

  private Optional<RouteSocket> socket = Optional.empty();
  private int sequence;

  /** Opens nothing before the first call. */
  public LinuxRoutes() {}

  @Override
  public Way wayTo(Ipv6Address destination, Ipv6Address source, int localPort) {
    InterfaceSet interfaces =
        ask(new WayQuery(destination, source, localPort, true))
            .map(Way::interfaces)
            .orElse(InterfaceSet.NONE);
    return new Way(
        interfaces,
        source.isUnspecified() ? sourceTowards(destination, localPort) : Optional.empty());
  }

  /**
   * A connected socket shows the source address if rtnetlink is forbidden, or a route depends on
   * the source.
   */
  private Optional<Ipv6Address> sourceTowards(Ipv6Address destination, int localPort) {
    return ask(new WayQuery(destination, Ipv6Address.UNSPECIFIED, localPort, false))
        .flatMap(Way::source)
        .or(() -> SourceProbe.sourceTowards(destination));
  }

  @Override
  public Watch watch(Runnable changed) {
    try {
      return WayNewsWatch.open(changed);
    } catch (RouteRefused _) {
      return RouteLookup.super.watch(changed);
    }
  }

  private Optional<Way> ask(WayQuery query) {
    try {
      return askKernel(query);
    } catch (RouteRefused _) {
      socket.ifPresent(RouteSocket::close);
      socket = Optional.empty();
      return Optional.empty();
    }
  }

  private Optional<Way> askKernel(WayQuery query) throws RouteRefused {
    if (socket.isEmpty()) {
      socket = Optional.of(new RouteSocket(0));
    }
    sequence++;
    socket.get().askWay(query, sequence);
    while (true) {
      for (RouteNews news : socket.get().receive()) {
        if (news instanceof RouteNews.WayThere(int answered, var way) && answered == sequence) {
          return Optional.of(way);
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
