package net.relay6.transport;

import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.util.ReferenceCountUtil;

/**
 * Writes to one channel and remembers whether a flush is due. When the kernel takes no more and the
 * channel's own queue is full, further datagrams are given up, so that one slow destination holds
 * no memory and delays no other.
 */
final class Sender {

  private final EpollDatagramChannel channel;
  private final SendErrors errors;
  private boolean flushDue;

  Sender(EpollDatagramChannel channel, SendErrors errors) {
    this.channel = channel;
    this.errors = errors;
  }

  /** Queues a datagram, which is released whatever becomes of it. */
  void send(Object datagram) {
    if (channel.isWritable()) {
      var _ = channel.write(datagram, channel.voidPromise());
      flushDue = true;
    } else {
      ReferenceCountUtil.release(datagram);
      errors.queueFull();
    }
  }

  void flush() {
    if (flushDue) {
      flushDue = false;
      channel.flush();
    }
  }
}
