package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.ForwardContext;

/** A run of octets in an option's data. */
sealed interface Piece permits FixedPiece, MessagePiece, NestedOption {

  /** Appends the octets; false when they are not known, and then the option is left out. */
  boolean append(ForwardContext context, ByteBuf frame);

  /** About how many octets that is. */
  int roomLength();
}
