package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;

/** The channel to one server or group of servers. */
interface Upstream extends AutoCloseable {

  /** Queues a copy of the frame. */
  void send(ByteBuf frame);

  /** Applies another plan of a server that uses the same socket. */
  void adopt(ServerPlan next);

  /** The source address; {@code ::} if the kernel chooses it for each datagram. */
  Ipv6Address source();

  /** Handles everything received so far, before the channel is closed. */
  void drain();

  /** Reads the path MTU again. */
  void readPathMtu();

  /** How many datagrams are queued. */
  int waiting();

  /** Source and destination, for people. */
  String description();

  @Override
  void close();
}
