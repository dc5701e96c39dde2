package net.relay6.daemon.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import java.io.IOException;
import net.relay6.settings.TcpAddress;

/** The endpoint over TCP. */
record TcpListening(ServerBootstrap bootstrap, TcpAddress address) implements Listening {

  @Override
  public Channel open() throws IOException {
    return Listening.bind(bootstrap, address.socketAddress());
  }

  @Override
  public void close(Channel channel) {
    channel.close().awaitUninterruptibly();
  }

  @Override
  public String toString() {
    return address.toString();
  }
}
