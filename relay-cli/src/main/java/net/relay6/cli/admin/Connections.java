package net.relay6.cli.admin;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Prepares the connections of one place, and bounds how many there are, how much each may say, and
 * how many answers wait in memory for clients to read them.
 */
final class Connections {

  private static final int CONNECTIONS_MAX = 32;
  private static final int BODY_LENGTH_MAX = 64 << 10;
  private static final int ANSWERS_MAX = 4;

  private final ExecutorService workers;
  private final AtomicInteger count = new AtomicInteger();
  private final Semaphore answers = new Semaphore(ANSWERS_MAX, true);

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
              new Exchange(check, answering, workers, answers));
    }
  }
}
