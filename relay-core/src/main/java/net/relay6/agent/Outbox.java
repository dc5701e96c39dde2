package net.relay6.agent;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.net.Ipv6Address;

/**
 * Where the agent puts what leaves. Every buffer is borrowed for the call: the outbox copies what
 * it keeps. A send that fails is the outbox's to count; it never comes back to the agent, so no
 * server can cost another its copy.
 */
public interface Outbox {

  /** Sends {@code frame} to a server. */
  void toServer(ServerPlan server, ByteBuf frame);

  /**
   * Sends {@code frame} to a server after a delay, or at once when too many wait already: it is
   * never given up for having waited.
   */
  void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos);

  /** Sends {@code frame} out of a client link, whatever the routing table says. */
  void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame);

  /** Sends {@code frame} where the routing table leads; the destination is not link-local. */
  void byRoute(Ipv6Address destination, int port, ByteBuf frame);

  /**
   * The source of what is sent to {@code server}: {@code ::} where the kernel chooses each time,
   * empty while no socket to it is open.
   */
  default Optional<Ipv6Address> sourceTo(ServerPlan server) {
    return Optional.empty();
  }
}
