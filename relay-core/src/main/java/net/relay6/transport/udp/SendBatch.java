package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import net.relay6.net.Ipv6Address;
import net.relay6.syscall.SocketCalls;
import net.relay6.wire.RelayWriter;

/**
 * Datagrams that wait to be sent by one socket, one behind the other in one run of octets. Those of
 * one length that stand together go to the kernel as one message, which it cuts (UDP segmentation
 * offload, udp(7)), where that is allowed.
 */
final class SendBatch {

  /** Datagrams that fit, and as many as the kernel cuts from one message. */
  static final int SIZE = 64;

  private static final int DATA_LENGTH = RelayWriter.MAX_FRAME_LENGTH + 1;

  private final ByteBuf data;
  private final MessageHeaders headers;
  private final int[] lengths = new int[SIZE];
  private final int[] datagramsOf = new int[SIZE];
  private int count;
  private int sent;
  private int sentLength;

  SendBatch(Arena arena) {
    ByteBuffer memory = ByteBuffer.allocateDirect(DATA_LENGTH);
    headers = MessageHeaders.toSend(arena, SIZE, MemorySegment.ofBuffer(memory));
    data = Unpooled.wrappedBuffer(memory).clear();
  }

  /** Whether there is room for one more of that length. */
  boolean fits(int length) {
    return count < SIZE && data.writerIndex() + length <= DATA_LENGTH;
  }

  /** Copies the frame, to where the socket is connected. */
  void add(ByteBuf frame) {
    int length = frame.readableBytes();
    data.writeBytes(frame, frame.readerIndex(), length);
    lengths[count++] = length;
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
}
