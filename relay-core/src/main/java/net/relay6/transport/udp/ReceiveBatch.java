package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import net.relay6.kernel.Pages;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.Endpoint;
import net.relay6.wire.RelayWriter;

/**
 * Buffers for the datagrams of one system call, each in a slot for the largest datagram, so that
 * none is truncated. All sockets of a loop share it: its content has been handled when the next
 * socket is read.
 */
final class ReceiveBatch {

  /** Datagrams that fit. */
  static final int SIZE = 64;

  private static final int SLOT_LENGTH = RelayWriter.MAX_FRAME_LENGTH + 1;

  private final MessageHeaders headers;
  private final ByteBuf[] slots = new ByteBuf[SIZE];

  /** Headers the kernel has written to since they were cleared. */
  private int filled = SIZE;

  ReceiveBatch(Arena arena) {
    MemorySegment pages = Pages.allocate((long) SIZE * SLOT_LENGTH);
    ByteBuffer memory = pages.asByteBuffer();
    headers = MessageHeaders.toReceive(arena, SIZE, pages);
    for (int index = 0; index < SIZE; index++) {
      slots[index] = Unpooled.wrappedBuffer(memory.slice(index * SLOT_LENGTH, SLOT_LENGTH));
      headers.setData(index, (long) index * SLOT_LENGTH, SLOT_LENGTH);
    }
  }

  /** Reads the waiting datagrams; returns their number, or -1. */
  int receive(SocketCalls calls, int socket) {
    for (int index = 0; index < filled; index++) {
      headers.clear(index);
    }
    int count = calls.receive(socket, headers.memory(), SIZE);
    filled = Math.max(0, count);
    return count;
  }

  /** Reads a socket's error queue; its datagrams are discarded. */
  int receiveErrors(SocketCalls calls, int socket) {
    for (int index = 0; index < SIZE; index++) {
      headers.clear(index);
    }
    filled = SIZE;
    return calls.receiveErrors(socket, headers.memory(), SIZE);
  }

  /** The source of datagram {@code index}. */
  Endpoint source(int index) {
    return SocketAddress.read(headers.addresses(), (long) index * SocketAddress.STRIDE);
  }

  /** The kernel's number of the interface that datagram {@code index} came in by, or 0. */
  int ingress(int index) {
    return headers.ingress(index);
  }

  /** The octets of datagram {@code index}, borrowed until the next read. */
  ByteBuf payload(int index) {
    return slots[index].setIndex(0, headers.receivedLength(index));
  }
}
