package net.relay6.platform;

import net.relay6.net.Ipv6Address;

/** Asks the kernel which way datagrams go. */
public interface RouteLookup {

  /**
   * The way that UDP datagrams to {@code destination}, port 547, take now. Does not wait. One
   * thread at a time.
   *
   * @param source where they come from, since routes may depend on it; {@code ::} when the kernel
   *     chooses
   * @param localPort the port they come from
   */
  Way wayTo(Ipv6Address destination, Ipv6Address source, int localPort);

  /**
   * Runs {@code changed} whenever a route or a rule may be different, on a thread of the watch's
   * own; it must return at once. Unless an adapter knows better, it is never run, and the ways have
   * to be asked for again from time to time.
   */
  default Watch watch(Runnable changed) {
    return () -> {};
  }

  /** What runs until it is closed. */
  interface Watch extends AutoCloseable {

    @Override
    void close();
  }
}
