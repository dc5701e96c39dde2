package net.relay6.agent;

/**
 * Sees what has been done, after the send. May not change anything and must not wait; what it keeps
 * it copies, since every buffer is borrowed for the call. Called on the data plane's thread.
 */
public interface Observer {

  /** A message was wrapped and handed to the outbox {@code copies} times. */
  default void forwarded(ForwardContext context, int copies) {}

  /** An answer was unwrapped and handed to the outbox. */
  default void delivered(ReplyContext context) {}

  /** A datagram was dropped. */
  default void dropped(InboundDatagram datagram, DropReason reason) {}
}
