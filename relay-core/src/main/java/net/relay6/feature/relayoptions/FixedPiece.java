package net.relay6.feature.relayoptions;

import io.netty.buffer.ByteBuf;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.net.Octets;

/** The same octets for every message of a link. */
record FixedPiece(Octets octets) implements Piece {

  @Override
  public boolean append(ForwardContext context, ByteBuf frame) {
    octets.writeTo(frame::writeBytes);
    return true;
  }

  @Override
  public int roomLength() {
    return octets.length();
  }
}
