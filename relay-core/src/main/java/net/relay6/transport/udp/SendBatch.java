package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.Ipv6Address;

/**
 * Queued datagrams of one socket in one contiguous buffer. Eight or more consecutive datagrams of
 * one length go to the kernel as one message, which it segments (UDP segmentation offload, udp(7)),
 * if that is allowed.
 */
final class SendBatch implements AutoCloseable {

  /** The capacity in datagrams, which is also the kernel's limit of segments in one message. */
  static final int SIZE = 64;

  /**
   * Shorter runs are sent one by one: the cost is not measurable, and a capture on this machine
   * shows them as on the wire, not as one long datagram.
   */
  static final int RUN_MIN = 8;

  private final Arena arena = Arena.ofConfined();
  private final int dataLength;
  private final ByteBuf data;
  private final MessageHeaders headers;
  private final int[] lengths = new int[SIZE];
  private final int[] datagramsOf = new int[SIZE];
  private int count;
  private int sent;
  private int sentLength;

  /** An empty batch with room for {@code dataLength} octets. */
  SendBatch(int dataLength) {
    this.dataLength = dataLength;
    MemorySegment memory = arena.allocate(dataLength);
    headers = MessageHeaders.toSend(arena, SIZE, memory);
    data = Unpooled.wrappedBuffer(memory.asByteBuffer()).clear();
  }

  /** How many octets of datagrams it has room for. */
  int dataLength() {
    return dataLength;
  }

  /** Whether there is room for one more of that length. */
  boolean fits(int length) {
    return count < SIZE && data.writerIndex() + length <= dataLength;
  }

  /** The buffer for one more datagram of exactly that length, which the caller writes now. */
  ByteBuf append(int length) {
    lengths[count++] = length;
    return data;
  }

  /** Copies the frame, to where the socket is connected. */
  void add(ByteBuf frame) {
    int length = frame.readableBytes();
    append(length).writeBytes(frame, frame.readerIndex(), length);
  }

  /** Copies the frame, to an address. */
  void add(ByteBuf frame, Ipv6Address to, int zone, int port) {
    SocketAddress.write(headers.addresses(), (long) count * SocketAddress.STRIDE, to, zone, port);
    add(frame);
  }

  /** Whether all datagrams have been sent or discarded. */
  boolean isDone() {
    return sent == count;
  }

  /** How many datagrams have not been sent. */
  int rest() {
    return count - sent;
  }

  /** Empties the batch. */
  void clear() {
    data.clear();
    count = 0;
    sent = 0;
    sentLength = 0;
  }

  /**
   * Passes the remaining datagrams to the kernel once; returns the number of messages it accepted,
   * or -1.
   *
   * @param addressed whether each datagram has an address of its own
   * @param segmentLengthMax the longest segment the kernel may cut from a message; 0: no
   *     segmentation
   */
  int send(SocketCalls calls, int socket, boolean addressed, int segmentLengthMax) {
    int messages = prepare(addressed, segmentLengthMax);
    int taken = calls.send(socket, headers.memory(), messages);
    for (int message = 0; message < taken; message++) {
      pass(datagramsOf[message]);
    }
    return taken;
  }

  /** Whether the message that the kernel refused was a run of datagrams. */
  boolean isRunNext() {
    return datagramsOf[0] > 1;
  }

  /** Discards the next datagram. */
  void skip() {
    pass(1);
  }

  private void pass(int datagrams) {
    for (int end = sent + datagrams; sent < end; sent++) {
      sentLength += lengths[sent];
    }
  }

  private int prepare(boolean addressed, int segmentLengthMax) {
    int messages = 0;
    int offset = sentLength;
    for (int next = sent; next < count; messages++) {
      int length = lengths[next];
      int run = length <= segmentLengthMax ? runOf(length, next) : 1;
      run = run < RUN_MIN ? 1 : run;
      headers.setData(messages, offset, (long) run * length);
      headers.setAddress(messages, addressed ? next : -1);
      headers.setSegmentLength(messages, run > 1 ? length : 0);
      datagramsOf[messages] = run;
      offset += run * length;
      next += run;
    }
    return messages;
  }

  private int runOf(int length, int from) {
    int end = from;
    while (end < count && lengths[end] == length) {
      end++;
    }
    return end - from;
  }

  /** Frees its memory. */
  @Override
  public void close() {
    arena.close();
  }
}
