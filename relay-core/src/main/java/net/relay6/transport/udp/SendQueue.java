package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import net.relay6.net.Ipv6Address;
import net.relay6.syscall.Errno;
import org.jspecify.annotations.Nullable;

/**
 * What one socket has to send. When the kernel takes no more the rest waits, up to a bound; beyond
 * it datagrams are given up, so that one slow destination holds no memory and delays no other.
 */
final class SendQueue {

  /** Batches that may wait: several read batches, and yet little memory. */
  private static final int WAITING_MAX = 128;

  private final int socket;
  private final SocketMemory memory;
  private final boolean addressed;
  private final SendFailures failures;
  private final Deque<SendBatch> batches = new ArrayDeque<>();
  private int segmentLengthMax;
  private boolean segmentationRefused;
  private boolean waiting;

  /**
   * @param addressed whether each datagram has an address of its own
   */
  SendQueue(int socket, SocketMemory memory, boolean addressed, SendFailures failures) {
    this.socket = socket;
    this.memory = memory;
    this.addressed = addressed;
    this.failures = failures;
  }

  /** Lets the kernel cut datagrams up to that length from one message; 0: it may not. */
  void segmentLengthMax(int length) {
    segmentLengthMax = segmentationRefused ? 0 : length;
  }

  /** Whether the kernel takes no more for now. */
  boolean isWaiting() {
    return waiting;
  }

  /** How many datagrams are queued. */
  int waitingCount() {
    return batches.stream().mapToInt(SendBatch::rest).sum();
  }

  /** Queues a copy of the frame, to where the socket is connected. */
  void add(ByteBuf frame) {
    SendBatch batch = batchFor(frame.readableBytes());
    if (batch != null) {
      batch.add(frame);
    }
  }

  /** Queues a copy of the frame, to an address. */
  void add(ByteBuf frame, Ipv6Address to, int zone, int port) {
    SendBatch batch = batchFor(frame.readableBytes());
    if (batch != null) {
      batch.add(frame, to, zone, port);
    }
  }

  private @Nullable SendBatch batchFor(int length) {
    SendBatch last = batches.peekLast();
    if (last != null && last.fits(length)) {
      return last;
    }
    if (!waiting) {
      flush();
    }
    if (batches.size() >= WAITING_MAX) {
      failures.queueFull();
      return null;
    }
    SendBatch fresh = memory.take();
    batches.add(fresh);
    return fresh;
  }

  /** Sends what the kernel takes. */
  void flush() {
    waiting = false;
    while (!waiting && !batches.isEmpty()) {
      SendBatch batch = batches.getFirst();
      send(batch);
      if (!waiting) {
        memory.give(batches.removeFirst());
      }
    }
  }

  private void send(SendBatch batch) {
    while (!waiting && !batch.isDone()) {
      if (batch.send(memory.calls(), socket, addressed, segmentLengthMax) <= 0) {
        failed(batch, memory.calls().errno());
      }
    }
  }

  private void failed(SendBatch batch, int errno) {
    switch (errno) {
      case Errno.AGAIN -> waiting = true;
      case Errno.INTERRUPTED -> {}
      // The answer to an earlier datagram: the kernel tells of it instead of sending.
      case Errno.CONNECTION_REFUSED -> failures.failed(errno);
      default -> {
        if (segmentLengthMax > 0 && refusesSegmentation(errno)) {
          // Invalid is what is longer than the path's new MTU; the next plan knows that one.
          segmentLengthMax = 0;
          segmentationRefused = errno != Errno.INVALID;
        } else {
          failures.failed(errno);
          batch.skip();
        }
      }
    }
  }

  private static boolean refusesSegmentation(int errno) {
    return errno == Errno.IO || errno == Errno.INVALID || errno == Errno.NOT_SUPPORTED;
  }

  /** Gives up what waits. */
  void clear() {
    batches.forEach(memory::give);
    batches.clear();
    waiting = false;
  }
}
