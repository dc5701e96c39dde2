package net.relay6.tools.capture.layer;

import io.netty.buffer.ByteBuf;

/** A kind of header. */
@FunctionalInterface
public interface Layer {

  /**
   * Reads the header at the start of {@code octets}, which are borrowed and not moved.
   *
   * @throws IndexOutOfBoundsException when they end in it
   */
  Step read(ByteBuf octets);
}
