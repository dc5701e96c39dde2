package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;

/**
 * The result of a route look-up for one destination.
 *
 * @param interfaces the outgoing interfaces: several if the route has several next hops; for an
 *     address of this node, the interface that has it; empty if there is no route, or the kernel
 *     does not report it
 * @param source the source address that the kernel chooses; empty if there is no route, or if the
 *     source was given
 */
public record Way(InterfaceSet interfaces, Optional<Ipv6Address> source) {

  /** No route. */
  public static final Way NONE = new Way(InterfaceSet.NONE, Optional.empty());

  /** A route by those interfaces, with an unknown source address. */
  public static Way by(InterfaceSet interfaces) {
    return new Way(interfaces, Optional.empty());
  }
}
