package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.ServerPlan;
import net.relay6.net.Ipv6Address;

/** The way to one server or group of servers. */
interface Upstream extends AutoCloseable {

  /** Queues a copy of the frame. */
  void send(ByteBuf frame);

  /** Follows another plan of a server that is reached by the same socket. */
  void adopt(ServerPlan next);

  /** The address it sends from; {@code ::} where the kernel chooses each time. */
  Ipv6Address source();

  /** Deals with what has been received so far, before it is closed. */
  void drain();

  /** Reads again how long a packet may be on the way. */
  void readPathMtu();

  /** How many datagrams wait for the kernel to take them. */
  int waiting();

  /** Where from and where to, for people. */
  String description();

  @Override
  void close();
}
