package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;

/** Looks up routes in the kernel. */
public interface RouteLookup {

  /**
   * The current route of UDP datagrams to {@code destination}, port 547. Does not block. Used by
   * one thread at a time.
   *
   * @param source their source address, since routes may depend on it; {@code ::} if the kernel
   *     chooses it
   * @param localPort their source port
   */
  ResolvedRoute routeTo(Ipv6Address destination, Ipv6Address source, int localPort);

  /**
   * Runs {@code changed} on a thread of the watch whenever a route or a rule may have changed; it
   * must return at once. By default it never runs, and the caller has to poll.
   */
  default Watch watch(Runnable changed) {
    return () -> {};
  }

  /** A watch that runs until it is closed. */
  interface Watch extends AutoCloseable {

    @Override
    void close();
  }

  /**
   * The result of a route look-up for one destination.
   *
   * @param interfaces the outgoing interfaces: several if the route has several next hops; for an
   *     address of this node, the interface that has it; empty if there is no route, or the kernel
   *     does not report it
   * @param source the source address that the kernel chooses; empty if there is no route, or if the
   *     source was given
   */
  public record ResolvedRoute(InterfaceSet interfaces, Optional<Ipv6Address> source) {

    /** No route. */
    public static final ResolvedRoute NONE = new ResolvedRoute(InterfaceSet.NONE, Optional.empty());

    /** A route by those interfaces, with an unknown source address. */
    public static ResolvedRoute via(InterfaceSet interfaces) {
      return new ResolvedRoute(interfaces, Optional.empty());
    }
  }
}
