package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntSupplier;
import net.relay6.kernel.Errno;
import net.relay6.net.Ipv6Address;
import org.jspecify.annotations.Nullable;

/**
 * The send queue of one socket. Datagrams that the kernel does not accept wait, within the socket's
 * share of the loop's {@link OctetBudget}; beyond it they are discarded, so that a slow destination
 * neither occupies memory nor delays others.
 */
public final class SendQueue {

  private final int socket;
  private final SocketMemory memory;
  private final boolean addressed;
  private final Failures failures;
  private final IntSupplier longestSegment;
  private final Deque<SendBatch> batches = new ArrayDeque<>();
  private long heldOctets;
  private int segmentLengthMax;
  private boolean segmentationRefused;
  private boolean waiting;

  /** Whether sending the next datagram has been tried once. */
  private boolean tried;

  private SendQueue(
      int socket,
      SocketMemory memory,
      boolean addressed,
      Failures failures,
      IntSupplier longestSegment) {
    this.socket = socket;
    this.memory = memory;
    this.addressed = addressed;
    this.failures = failures;
    this.longestSegment = longestSegment;
  }

  /** A queue of datagrams with an address each. */
  static SendQueue addressed(int socket, SocketMemory memory, Failures failures) {
    return new SendQueue(socket, memory, true, failures, () -> 0);
  }

  /**
   * A queue of datagrams that all go to where the socket is connected.
   *
   * @param longestSegment the longest datagram, in octets, that the kernel may cut from one message
   *     on the path as it is now
   */
  static SendQueue connected(
      int socket, SocketMemory memory, Failures failures, IntSupplier longestSegment) {
    return new SendQueue(socket, memory, false, failures, longestSegment);
  }

  /** A queue of whole frames, which carry their addresses. */
  public static SendQueue ofFrames(int socket, SocketMemory memory, Failures failures) {
    return new SendQueue(socket, memory, false, failures, () -> 0);
  }

  /** Allows segmentation, as long as the path permits it. */
  void allowSegmentation() {
    segmentLengthMax = segmentationRefused ? 0 : longestSegment.getAsInt();
  }

  /** Whether the kernel accepts no more for now. */
  public boolean isWaiting() {
    return waiting;
  }

  /** How many datagrams are queued. */
  public int waitingCount() {
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

  /** Writes what {@link #append} has made room for. */
  public interface Content {
    /** Writes exactly the octets there is room for. */
    void writeTo(ByteBuf room);
  }

  /** Queues a datagram of {@code length} octets that {@code content} writes. */
  public void append(int length, Content content) {
    SendBatch batch = batchFor(length);
    if (batch != null) {
      content.writeTo(batch.append(length));
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
    SendBatch fresh = memory.takeBatch(length, heldOctets);
    if (fresh == null) {
      failures.queueFull();
      return null;
    }
    heldOctets += fresh.dataLength();
    batches.add(fresh);
    return fresh;
  }

  /** Sends as many datagrams as the kernel accepts. */
  void flush() {
    waiting = false;
    while (!waiting && !batches.isEmpty()) {
      SendBatch batch = batches.getFirst();
      send(batch);
      if (!waiting) {
        release(batches.removeFirst());
      }
    }
  }

  private void release(SendBatch batch) {
    heldOctets -= batch.dataLength();
    memory.returnBatch(batch);
  }

  private void send(SendBatch batch) {
    while (!waiting && !batch.isDone()) {
      if (batch.send(memory.calls(), socket, addressed, segmentLengthMax) > 0) {
        tried = false;
      } else {
        failed(batch, memory.calls().errno());
      }
    }
  }

  private void failed(SendBatch batch, int errno) {
    switch (errno) {
      case Errno.AGAIN -> waiting = true;
      case Errno.INTERRUPTED -> {}
      // The error of an earlier datagram, which the kernel reports instead of sending.
      case Errno.CONNECTION_REFUSED -> failures.failed(errno);
      default -> {
        if (batch.isRunNext() && refusesSegmentation(errno)) {
          segmentationFailed(errno);
        } else {
          giveUp(batch, errno);
        }
      }
    }
  }

  /**
   * A connected socket may report the error of an earlier datagram instead of sending, so the next
   * datagram is tried once more.
   */
  private void giveUp(SendBatch batch, int errno) {
    if (addressed || !tried) {
      failures.failed(errno);
    }
    tried = !addressed && !tried;
    if (!tried) {
      batch.skip();
    }
  }

  /**
   * Tries the run again with the current path MTU: the kernel returns EINVAL or, from 6.14 on,
   * EMSGSIZE if the path MTU has become smaller than a segment.
   */
  private void segmentationFailed(int errno) {
    segmentationRefused = errno == Errno.IO || errno == Errno.NOT_SUPPORTED;
    int longest = segmentationRefused ? 0 : longestSegment.getAsInt();
    segmentLengthMax = longest < segmentLengthMax ? longest : 0;
  }

  private static boolean refusesSegmentation(int errno) {
    return switch (errno) {
      case Errno.IO, Errno.INVALID, Errno.MESSAGE_TOO_LONG, Errno.NOT_SUPPORTED -> true;
      default -> false;
    };
  }

  /** Discards all queued datagrams. */
  void clear() {
    batches.forEach(this::release);
    batches.clear();
    waiting = false;
  }

  /** Receives failures to send datagrams. */
  public interface Failures {

    /**
     * The kernel could not send a datagram, now or earlier; {@code errno} is a number of errno(3).
     */
    void failed(int errno);

    /** A datagram was discarded because too many are queued. */
    void queueFull();
  }
}
