package net.relay6.cli.admin;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Prepares connections, and bounds how many there are and how much each may say. */
final class Connections {

  private static final int CONNECTIONS_MAX = 32;
  private static final int BODY_LENGTH_MAX = 64 << 10;

  private final ExecutorService workers;
  private final AtomicInteger count = new AtomicInteger();

  Connections(ExecutorService workers) {
    this.workers = workers;
  }

  /** Where requests are answered. */
  @FunctionalInterface
  interface Answering {
    Answer answer(AdminRequest request) throws InterruptedException;
  }

  /** Connections of those whom the socket's permissions let in. */
  Initializer served(Answering answering) {
    return new Initializer(_ -> Optional.empty(), answering);
  }

  /** Connections of anybody. */
  Initializer servedTo(HostCheck hosts, Answering answering) {
    return new Initializer(hosts::fault, answering);
  }

  /** Prepares the connections of one place. */
  final class Initializer extends ChannelInitializer<Channel> {

    private final Function<HttpHeaders, Optional<String>> check;
    private final Answering answering;

    private Initializer(Function<HttpHeaders, Optional<String>> check, Answering answering) {
      this.check = check;
      this.answering = answering;
    }

    @Override
    protected void initChannel(Channel channel) {
      int now = count.incrementAndGet();
      channel.closeFuture().addListener(_ -> count.decrementAndGet());
      if (now > CONNECTIONS_MAX) {
        var _ = channel.close();
        return;
      }
      channel
          .pipeline()
          .addLast(
              new HttpServerCodec(),
              new HttpObjectAggregator(BODY_LENGTH_MAX, true),
              new Exchange(check, answering, workers));
    }
  }
}
