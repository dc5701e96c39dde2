package net.relay6.wire;

import io.netty.buffer.ByteBuf;

/** Visits options in place, without allocating an object for each. */
@FunctionalInterface
public interface OptionVisitor {

  /**
   * Visits one option.
   *
   * @param code which option, 0 to 65535
   * @param octets the buffer with the option, borrowed
   * @param offset the index of the first octet of its data
   * @param length octets of its data
   */
  void visit(int code, ByteBuf octets, int offset, int length);
}
