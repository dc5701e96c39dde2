package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.Set;
import net.relay6.agent.ServerPlan;
import net.relay6.net.Ipv6Address;

/** The way to one server or group of servers. */
interface Upstream extends AutoCloseable {

  /** Queues a copy of the frame. */
  void send(ByteBuf frame);

  /** Whether the socket still fits the plan and this node's addresses. */
  boolean serves(ServerPlan next, Set<Ipv6Address> ownAddresses);

  /** Follows a new plan of the same server. */
  void adopt(ServerPlan next);

  /** The address it sends from; {@code ::} where the kernel chooses each time. */
  Ipv6Address source();

  /** Deals with what has been received so far, before it is closed. */
  void drain();

  /** How many datagrams wait for the kernel to take them. */
  int waiting();

  /** Where from and where to, for people. */
  String description();

  @Override
  void close();
}
