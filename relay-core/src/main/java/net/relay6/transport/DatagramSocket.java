package net.relay6.transport;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Consumer;
import net.relay6.net.Ipv6Address;

/** Opens datagram channels step by step on their event loop, so that every failure is seen. */
final class DatagramSocket {

  /** What may wait for the kernel: several read batches, and yet little memory. */
  private static final WriteBufferWaterMark QUEUE = new WriteBufferWaterMark(4 << 20, 8 << 20);

  private DatagramSocket() {}

  /**
   * A channel on {@code loop} that reads nothing yet, with {@code options} set.
   *
   * @throws ChannelException when the kernel refuses
   */
  static EpollDatagramChannel open(
      EventLoop loop, ChannelHandler handler, Consumer<EpollDatagramChannel> options) {
    assert loop.inEventLoop();
    EpollDatagramChannel channel = new EpollDatagramChannel(SocketProtocolFamily.INET6);
    channel.config().setAllocator(PooledByteBufAllocator.DEFAULT);
    channel.config().setWriteBufferWaterMark(QUEUE);
    channel.pipeline().addLast(handler);
    try {
      require(loop.register(channel));
      SocketOption.setCommon(channel);
      options.accept(channel);
      return channel;
    } catch (ChannelException fault) {
      close(channel);
      throw fault;
    }
  }

  /** Binds, or closes the channel and throws a {@link ChannelException}. */
  static void bind(EpollDatagramChannel channel, InetSocketAddress local) {
    closeUnless(channel, channel.bind(local));
  }

  /** Binds and connects, or closes the channel and throws a {@link ChannelException}. */
  static void connect(
      EpollDatagramChannel channel, InetSocketAddress local, InetSocketAddress remote) {
    bind(channel, local);
    closeUnless(channel, channel.connect(remote));
  }

  /** Closes the channel; what the kernel says to that changes nothing. */
  static void close(EpollDatagramChannel channel) {
    var _ = channel.close();
  }

  /** The JDK's form of an address; {@code zone} is an interface index or 0. */
  static InetSocketAddress endpoint(Ipv6Address address, int zone, int port) {
    try {
      return new InetSocketAddress(Inet6Address.getByAddress(null, address.toOctets(), zone), port);
    } catch (UnknownHostException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static void closeUnless(EpollDatagramChannel channel, ChannelFuture future) {
    try {
      require(future);
    } catch (ChannelException fault) {
      close(channel);
      throw fault;
    }
  }

  private static void require(ChannelFuture future) {
    if (!future.isSuccess()) {
      Throwable cause = future.cause();
      throw cause == null
          ? new ChannelException("not done at once")
          : new ChannelException(cause.getMessage(), cause);
    }
  }
}
