package net.relay6.platform.linux;

import net.relay6.platform.FrameTap;
import net.relay6.syscall.SocketCalls;

/**
 * One packet socket.
 *
 * @param socket its descriptor
 * @param calls system calls, shared by all taps
 * @param batch room for packets, shared by all taps
 */
record PacketTap(int socket, SocketCalls calls, FrameBatch batch) implements FrameTap {

  @Override
  public int drain(Sink sink) {
    int total = 0;
    int count;
    do {
      count = calls.receive(socket, batch.prepared(), FrameBatch.SIZE);
      batch.give(count, sink);
      total += Math.max(0, count);
    } while (count == FrameBatch.SIZE);
    return total;
  }

  @Override
  public void close() {
    calls.close(socket);
  }
}
