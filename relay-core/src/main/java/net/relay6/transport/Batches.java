package net.relay6.transport;

import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.RecvByteBufAllocator;
import net.relay6.wire.RelayWriter;

/**
 * How datagrams are read: several with one system call, each into a slot that holds the largest
 * there is, so that none is ever cut short.
 */
final class Batches {

  /** Octets of one slot. */
  static final int SLOT_LENGTH = RelayWriter.MAX_FRAME_LENGTH;

  /** Slots filled by one system call; all of them together fit a chunk of the buffer pool. */
  private static final int SLOTS = 16;

  private Batches() {}

  /** A fresh allocator of whole batches, for one channel. */
  static RecvByteBufAllocator allocator() {
    return new FixedRecvByteBufAllocator(SLOTS * SLOT_LENGTH);
  }
}
