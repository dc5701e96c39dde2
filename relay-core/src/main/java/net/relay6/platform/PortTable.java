package net.relay6.platform;

import java.util.List;

/** Who has which UDP port over IPv6. */
public interface PortTable {

  /**
   * The sockets of other programs that have {@code port} in this network namespace; none where the
   * kernel does not say. Does not wait. One thread at a time.
   */
  List<UdpHolder> others(int port);
}
