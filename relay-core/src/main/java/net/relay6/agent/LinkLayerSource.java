package net.relay6.agent;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;

/** Tells which hardware address a link's datagrams come from. Asked on the data plane's thread. */
public interface LinkLayerSource {

  /** Knows none. */
  LinkLayerSource NONE = _ -> Optional.empty();

  /**
   * The hardware address that the frame of a datagram in hand came from; empty when it is not
   * known. Never waits.
   */
  Optional<LinkLayerAddress> of(Ipv6Address source);
}
