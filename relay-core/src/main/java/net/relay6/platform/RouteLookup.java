package net.relay6.platform;

import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;

/** Asks the kernel which way datagrams go. */
public interface RouteLookup {

  /**
   * The interfaces by which datagrams to {@code destination} leave now: several where the route has
   * several next hops, for an address of this node's own the interface that has it; none when there
   * is no way, or nobody tells. Does not wait. One thread at a time.
   *
   * @param source where they come from, since routes may depend on it; {@code ::} when the kernel
   *     chooses
   */
  InterfaceSet interfacesTowards(Ipv6Address destination, Ipv6Address source);
}
