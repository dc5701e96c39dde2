package net.relay6.daemon.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.SocketAddress;

/** An address at which the endpoint listens. */
interface Listening {

  /** Starts listening; throws the reason for the operator if that fails. */
  Channel open() throws IOException;

  /** Stops listening and cleans up. */
  void close(Channel channel);

  /** Binds and waits for completion. */
  static Channel bind(ServerBootstrap bootstrap, SocketAddress address) throws IOException {
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
    }
    return bound.channel();
  }
}
