package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.plan.ForwardContext;

/** A part of an option's data. */
sealed interface Piece permits FixedPiece, MessagePiece, NestedOption {

  /**
   * Appends the octets; returns false if they are not known, in which case the option is omitted.
   */
  boolean append(ForwardContext context, ByteBuf frame);

  /** Estimated length, in octets. */
  int roomLength();
}
