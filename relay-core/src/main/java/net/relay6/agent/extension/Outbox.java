package net.relay6.agent.extension;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;

/**
 * Sends what the agent produces. Every buffer is borrowed for the call: the caller keeps ownership
 * and releases the buffer, and the outbox copies the octets it keeps. The outbox counts a send that
 * fails and never reports it to the agent, so that no server costs another its RELAY-FORW.
 */
public interface Outbox {

  /** Sends {@code frame} to a server. */
  void toServer(ServerPlan server, ByteBuf frame);

  /**
   * Sends {@code frame} to a server after a delay, or at once when too many frames wait already. A
   * delayed frame is never discarded because of its delay.
   */
  void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos);

  /** Sends {@code frame} out of a client link, without a route look-up. */
  void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame);

  /** Sends {@code frame} by the routing table; the destination is not link-local. */
  void byRoute(Ipv6Address destination, int port, ByteBuf frame);

  /**
   * The source of what is sent to {@code server}: {@code ::} where the kernel chooses each time,
   * empty while no socket to it is open.
   */
  default Optional<Ipv6Address> sourceTo(ServerPlan server) {
    return Optional.empty();
  }
}
