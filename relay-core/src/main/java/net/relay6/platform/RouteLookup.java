package net.relay6.platform;

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
  Way wayTo(Ipv6Address destination, Ipv6Address source, int localPort);

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
}
