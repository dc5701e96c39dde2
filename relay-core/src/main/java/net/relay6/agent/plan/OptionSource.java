package net.relay6.agent.plan;

import io.netty.buffer.ByteBuf;

/** Adds an option to messages to servers (RFC 9915, section 19.1). Called in plan order. */
public interface OptionSource {

  /**
   * Appends zero or more whole options to {@code frame}, which already has its header. Never
   * blocks; omits options whose value is not known.
   */
  void supply(ForwardContext context, ByteBuf frame);

  /** Estimated length of its options, in octets; the frame grows if they are longer. */
  default int roomLength() {
    return 32;
  }
}
