package net.relay6.agent;

import io.netty.buffer.ByteBuf;

/** Adds an option to messages going up (RFC 9915, section 19.1). Called in plan order. */
public interface OptionSource {

  /**
   * Appends zero or more whole options to {@code frame}, which already has its header. Never waits;
   * what is not known is left out.
   */
  void supply(ForwardContext context, ByteBuf frame);

  /** About how many octets it appends; the frame grows if it is more. */
  default int roomLength() {
    return 32;
  }
}
