package net.relay6.wire;

import io.netty.buffer.ByteBuf;

/** Takes options where they stand, without a slice or any other object for each. */
@FunctionalInterface
public interface OptionVisitor {

  /**
   * Takes one option.
   *
   * @param code which option, 0 to 65535
   * @param octets what the option stands in, borrowed
   * @param offset the index of the first octet of its data
   * @param length octets of its data
   */
  void visit(int code, ByteBuf octets, int offset, int length);
}
