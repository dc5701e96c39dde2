package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.channel.ChannelException;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.SocketProtocolFamily;
import java.util.concurrent.TimeUnit;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketOptionTest {

  private static final int NO_SUCH_INTERFACE = 0x7fff_fff0;

  private final EventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void anOptionThatCannotBeSetIsAFailureWithItsName() {
    EpollDatagramChannel channel = channel();
    ChannelException join =
        assertThrows(
            ChannelException.class,
            () ->
                SocketOption.joinGroup(
                    channel, Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, NO_SUCH_INTERFACE));
    assertTrue(join.toString().contains("IPV6_JOIN_GROUP"), join.toString());
    ChannelException select =
        assertThrows(
            ChannelException.class,
            () -> SocketOption.setMulticastInterface(channel, NO_SUCH_INTERFACE));
    assertTrue(select.toString().contains("IPV6_MULTICAST_IF"), select.toString());
    channel.close().syncUninterruptibly();
    assertThrows(ChannelException.class, () -> SocketOption.setCommon(channel));
  }

  @Test
  void whatEveryChannelNeedsCanBeSetHere() {
    EpollDatagramChannel channel = channel();
    SocketOption.setCommon(channel);
    SocketOption.setMulticastHops(channel, 8);
    assertTrue(channel.config().isReuseAddress());
    channel.close().syncUninterruptibly();
  }

  private EpollDatagramChannel channel() {
    EventLoop loop = group.next();
    EpollDatagramChannel channel = new EpollDatagramChannel(SocketProtocolFamily.INET6);
    loop.register(channel).syncUninterruptibly();
    return channel;
  }
}
