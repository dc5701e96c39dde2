package net.relay6.transport.frame;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import net.relay6.transport.udp.MessageHeaders;
import net.relay6.transport.udp.SocketMemory;

/**
 * The buffers that the packet sockets of one event loop share, since only one is used at a time.
 */
public final class FrameMemory {

  /** Frames that one system call receives. */
  static final int SIZE = 64;

  private static final int SLOT_LENGTH = 1536;

  private final SocketMemory sockets;
  private final PeerTable.Budget peers = new PeerTable.Budget();
  private final MessageHeaders headers;
  private final ByteBuf[] slots = new ByteBuf[SIZE];
  private final ReceivedFrame frame = new ReceivedFrame();

  /** Memory for the packet sockets of the loop that has {@code sockets}. */
  public FrameMemory(SocketMemory sockets) {
    this.sockets = sockets;
    ByteBuffer memory = ByteBuffer.allocateDirect(SIZE * SLOT_LENGTH);
    headers = MessageHeaders.toReceive(Arena.ofAuto(), SIZE, MemorySegment.ofBuffer(memory));
    for (int index = 0; index < SIZE; index++) {
      slots[index] = Unpooled.wrappedBuffer(memory.slice(index * SLOT_LENGTH, SLOT_LENGTH));
      headers.setData(index, (long) index * SLOT_LENGTH, SLOT_LENGTH);
    }
  }

  SocketMemory sockets() {
    return sockets;
  }

  PeerTable.Budget peers() {
    return peers;
  }

  /** Reads the waiting frames; returns their number, or -1. */
  int receive(int socket) {
    return sockets.calls().receive(socket, headers.memory(), SIZE);
  }

  /** Frame {@code index}, valid until the next call. */
  ReceivedFrame frame(int index) {
    return frame.at(slots[index], headers.receivedLength(index));
  }
}
