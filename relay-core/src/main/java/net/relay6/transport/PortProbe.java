package net.relay6.transport;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import net.relay6.agent.DhcpPorts;

/**
 * Tells whether another program has the port. relay6's own sockets share it with each other, and so
 * with anyone who shares: without this a second relay would go unnoticed.
 */
final class PortProbe {

  private PortProbe() {}

  /** Whether some socket on this machine has UDP port 547 already; asked before any of ours has. */
  static boolean isTaken() {
    try (DatagramChannel probe = DatagramChannel.open(StandardProtocolFamily.INET6)) {
      probe.bind(new InetSocketAddress("::", DhcpPorts.SERVER));
      return false;
    } catch (BindException refused) {
      return String.valueOf(refused.getMessage()).contains("in use");
    } catch (IOException | UnsupportedOperationException _) {
      return false;
    }
  }
}
