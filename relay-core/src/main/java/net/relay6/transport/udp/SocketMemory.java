package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;
import net.relay6.syscall.SocketCalls;

/** What all sockets of one event loop share, since no two are used at once. */
public final class SocketMemory {

  private final Arena arena = Arena.ofAuto();
  private final SocketCalls calls = new SocketCalls(arena);
  private final MemorySegment address = arena.allocate(SocketAddress.LENGTH, Long.BYTES);
  private final ReceiveBatch receiveBatch = new ReceiveBatch(arena);
  private final Deque<SendBatch> free = new ArrayDeque<>();

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

  /** Takes a batch back. */
  void give(SendBatch batch) {
    batch.clear();
    free.push(batch);
  }
}
