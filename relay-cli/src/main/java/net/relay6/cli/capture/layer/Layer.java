package net.relay6.cli.capture.layer;

import io.netty.buffer.ByteBuf;

/** A kind of header. */
@FunctionalInterface
public interface Layer {

  /**
   * Reads the header that {@code octets} begin with, which are borrowed and not moved.
   *
   * @throws IndexOutOfBoundsException when they end in it
   */
  Step read(ByteBuf octets);
}
