package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import net.relay6.net.Ipv6Address;
import net.relay6.syscall.SocketCalls;

/**
 * Datagrams that wait to be sent by one socket, one behind the other in one run of octets. Those of
 * one length that stand together, when they are eight or more, go to the kernel as one message,
 * which it cuts (UDP segmentation offload, udp(7)), where that is allowed.
 */
final class SendBatch implements AutoCloseable {

  /** Datagrams that fit, and as many as the kernel cuts from one message. */
  static final int SIZE = 64;

  /**
   * Fewer are sent one by one: that costs nothing that can be measured, and a capture on this
   * machine shows them as they are on the wire, not as one long datagram.
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

  /** Room for one more of exactly that length, which the caller writes now. */
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

  /** Whether everything has been sent or given up. */
  boolean isDone() {
    return sent == count;
  }

  /** How many datagrams have not been sent. */
  int rest() {
    return count - sent;
  }

  /** Makes it empty. */
  void clear() {
    data.clear();
    count = 0;
    sent = 0;
    sentLength = 0;
  }

  /**
   * Hands the rest to the kernel once; how many messages it took, or -1.
   *
   * @param addressed whether each datagram has an address of its own
   * @param segmentLengthMax the longest datagrams the kernel may cut from a message; 0: it may not
   */
  int send(SocketCalls calls, int socket, boolean addressed, int segmentLengthMax) {
    int messages = prepare(addressed, segmentLengthMax);
    int taken = calls.send(socket, headers.memory(), messages);
    for (int message = 0; message < taken; message++) {
      pass(datagramsOf[message]);
    }
    return taken;
  }

  /** Whether the message that the kernel refused last was a run of datagrams. */
  boolean isRunNext() {
    return datagramsOf[0] > 1;
  }

  /** Gives up the next datagram. */
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

  /** Gives its memory back. */
  @Override
  public void close() {
    arena.close();
  }
}
