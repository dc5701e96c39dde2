package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.relay6.syscall.SocketCalls;

/** What all sockets of one event loop share, since no two are used at once. */
public final class SocketMemory {

  private final Arena arena = Arena.ofAuto();
  private final SocketCalls calls = new SocketCalls(arena);
  private final MemorySegment address = arena.allocate(SocketAddress.LENGTH, Long.BYTES);
  private final ReceiveBatch receiveBatch = new ReceiveBatch(arena);
  private final Deque<SendBatch> free = new ArrayDeque<>();
  private final List<UdpSocket> unsent = new ArrayList<>();

  /** Memory for the sockets of one loop. */
  public SocketMemory() {}

  SocketCalls calls() {
    return calls;
  }

  /** Room for one address. */
  MemorySegment address() {
    return address;
  }

  ReceiveBatch receiveBatch() {
    return receiveBatch;
  }

  /** An empty batch to send. */
  SendBatch take() {
    SendBatch batch = free.poll();
    return batch == null ? new SendBatch(arena) : batch;
  }

  /** Notes that a socket has something to send. */
  void unsent(UdpSocket socket) {
    unsent.add(socket);
  }

  /**
   * Sends what has been queued on any socket, as much as the kernel takes; however many sockets
   * there are, only those are touched that have something.
   */
  public void flush() {
    for (int index = 0; index < unsent.size(); index++) {
      unsent.get(index).flush();
    }
    unsent.clear();
  }

  /** Takes a batch back. */
  void give(SendBatch batch) {
    batch.clear();
    free.push(batch);
  }
}
