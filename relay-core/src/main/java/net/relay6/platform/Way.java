package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;

/**
 * The way that datagrams to one destination take.
 *
 * @param interfaces the interfaces they leave by: several where the route has several next hops,
 *     for an address of this node's own the interface that has it; none when there is no way, or
 *     the kernel does not say
 * @param source the source address the kernel chooses for them; empty when there is no way, or when
 *     the source was given
 */
public record Way(InterfaceSet interfaces, Optional<Ipv6Address> source) {

  /** No way leads there. */
  public static final Way NONE = new Way(InterfaceSet.NONE, Optional.empty());

  /** By those interfaces; which source is chosen is not known. */
  public static Way by(InterfaceSet interfaces) {
    return new Way(interfaces, Optional.empty());
  }
}
