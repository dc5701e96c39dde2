package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.relay6.kernel.SocketCalls;
import net.relay6.wire.RelayWriter;
import org.jspecify.annotations.Nullable;

/** The buffers that all sockets of one event loop share, since only one is used at a time. */
public final class SocketMemory {

  /** The limit for queued datagrams: more than ten seconds of a busy relay. */
  private static final long BUDGET_OCTETS = 32 << 20;

  /** Room for 64 RELAY-FORWs of typical length. */
  private static final int USUAL_LENGTH = 16 << 10;

  private static final int LONGEST_LENGTH = RelayWriter.MAX_FRAME_LENGTH + 1;

  /** How many empty batches are kept for reuse. */
  private static final int KEPT_BATCHES = 64;

  private final Arena arena = Arena.ofAuto();
  private final SocketCalls calls = new SocketCalls(arena);
  private final SocketBuffers buffers = new SocketBuffers(calls, arena);
  private final MemorySegment address = arena.allocate(SocketAddress.LENGTH, Long.BYTES);
  private final ReceiveBatch receiveBatch = new ReceiveBatch(arena);
  private final OctetBudget budget;
  private final LoopFaults faults;
  private final Deque<SendBatch> free = new ArrayDeque<>();
  private final List<LoopSocket> unsent = new ArrayList<>();

  /** Memory for the sockets of one loop, whose faults go to {@code faults}. */
  public SocketMemory(LoopFaults faults) {
    this(faults, BUDGET_OCTETS);
  }

  /** Memory with another limit for queued datagrams. */
  SocketMemory(LoopFaults faults, long budgetOctets) {
    this.faults = faults;
    budget = new OctetBudget(budgetOctets);
  }

  /** The loop's system calls. */
  public SocketCalls calls() {
    return calls;
  }

  /** The receiver of faults of relay6 itself. */
  public LoopFaults faults() {
    return faults;
  }

  /** The budget of queued datagrams. */
  public OctetBudget budget() {
    return budget;
  }

  /** The kernel's buffers of the sockets. */
  public SocketBuffers buffers() {
    return buffers;
  }

  /** Room for one address. */
  MemorySegment address() {
    return address;
  }

  ReceiveBatch receiveBatch() {
    return receiveBatch;
  }

  /**
   * An empty batch with room for a datagram of {@code length} octets; null if a queue that holds
   * {@code own} octets already has its share.
   */
  @Nullable SendBatch takeBatch(int length, long own) {
    int dataLength = length <= USUAL_LENGTH ? USUAL_LENGTH : LONGEST_LENGTH;
    if (!budget.reserve(own, dataLength)) {
      return null;
    }
    SendBatch kept = dataLength == USUAL_LENGTH ? free.poll() : null;
    return kept == null ? new SendBatch(dataLength) : kept;
  }

  /** Returns a batch for reuse. */
  void returnBatch(SendBatch batch) {
    budget.release(batch.dataLength());
    if (batch.dataLength() == USUAL_LENGTH && free.size() < KEPT_BATCHES) {
      batch.clear();
      free.push(batch);
    } else {
      batch.close();
    }
  }

  /** Marks a socket that has datagrams to send. */
  void unsent(LoopSocket socket) {
    unsent.add(socket);
  }

  /**
   * Sends the queued datagrams of all sockets, as many as the kernel accepts. Only sockets with
   * queued datagrams are visited, and a fault of one does not affect the others.
   */
  public void flush() {
    for (int index = 0; index < unsent.size(); index++) {
      try {
        unsent.get(index).flush();
      } catch (RuntimeException fault) {
        faults.survived(fault);
      }
    }
    unsent.clear();
  }

  /** Receives faults of relay6 itself on the event loop. */
  public interface LoopFaults {

    /** A fault cost one datagram or event; the loop continues. */
    void survived(RuntimeException fault);

    /** The process cannot continue. In production this does not return. */
    void fatal(Error fault);
  }
}
