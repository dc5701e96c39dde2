package net.relay6.agent.extension;

import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.DropReason;

/**
 * Is notified of each outcome, after the send. It must not change anything or block, and it copies
 * what it keeps, since every buffer is borrowed for the call. Called on the data plane's thread.
 */
public interface Observer {

  /** A message was wrapped and sent as {@code copies} datagrams. */
  default void forwarded(ForwardContext context, int copies) {}

  /** A response was unwrapped and sent. */
  default void delivered(ReplyContext context) {}

  /** A datagram was dropped. */
  default void dropped(InboundDatagram datagram, DropReason reason) {}
}
