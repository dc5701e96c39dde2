package net.relay6.platform;

import java.util.Optional;
import net.relay6.net.Ipv6Address;

/** Asks the kernel which way datagrams go. */
public interface RouteLookup {

  /**
   * The index of the interface by which datagrams to {@code destination} leave now; empty when
   * there is no way, or nobody tells. Does not wait. One thread at a time.
   */
  Optional<Integer> interfaceTowards(Ipv6Address destination);
}
