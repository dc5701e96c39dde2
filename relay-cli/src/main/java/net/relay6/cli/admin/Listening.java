package net.relay6.cli.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.SocketAddress;

/** A place where the endpoint can be asked. */
interface Listening {

  /** Begins to listen there; throws what keeps it from that, in words for the operator. */
  Channel open() throws IOException;

  /** Ends it, and leaves nothing behind. */
  void close(Channel channel);

  /** Binds and waits until that is done. */
  static Channel bind(ServerBootstrap bootstrap, SocketAddress address) throws IOException {
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException(String.valueOf(bound.cause().getMessage()), bound.cause());
    }
    return bound.channel();
  }
}
