package net.relay6.platform;

import java.util.List;

/** The owners of UDP ports over IPv6. */
public interface PortTable {

  /**
   * The sockets of other programs on {@code port} in this network namespace; empty if the kernel
   * does not report them. Does not block. Used by one thread at a time.
   */
  List<UdpHolder> others(int port);
}
