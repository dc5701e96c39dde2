package net.relay6.cli.admin;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import net.relay6.agent.FaultSink;

/**
 * Prepares the connections of one place, and bounds how many there are, how much each may say, and
 * how many answers wait in memory for clients to read them. Where there are as many as there may
 * be, the one that has waited longest without a request makes room. Used by one event loop alone.
 */
final class Connections {

  private static final int CONNECTIONS_MAX = 32;
  private static final int BODY_LENGTH_MAX = 64 << 10;
  private static final int ANSWERS_MAX = 4;

  private final ExecutorService workers;
  private final FaultSink faults;
  private final Set<Channel> open = new HashSet<>();

  /** Those of the open ones that have not asked yet, the oldest first. */
  private final Set<Channel> idle = new LinkedHashSet<>();

  private final Semaphore answers = new Semaphore(ANSWERS_MAX, true);

  Connections(ExecutorService workers, FaultSink faults) {
    this.workers = workers;
    this.faults = faults;
  }

  /** Where requests are answered. */
  @FunctionalInterface
  interface Answering {
    Answer.Ready answer(AdminRequest request) throws InterruptedException;
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
      if (!makeRoom()) {
        var _ = channel.close();
        return;
      }
      open.add(channel);
      idle.add(channel);
      channel.closeFuture().addListener(_ -> forget(channel));
      channel
          .pipeline()
          .addLast(
              new HttpServerCodec(),
              new HttpObjectAggregator(BODY_LENGTH_MAX, true),
              new Exchange(
                  check,
                  answering,
                  new Common(workers, answers, faults, () -> idle.remove(channel))));
    }
  }

  /**
   * What the exchanges of one place have in common.
   *
   * @param workers make the answers
   * @param answers how many answers may be in memory at a time
   * @param faults where faults of relay6 itself go
   * @param asked called when the request has come
   */
  record Common(ExecutorService workers, Semaphore answers, FaultSink faults, Runnable asked) {}

  private boolean makeRoom() {
    Optional<Channel> oldest = idle.stream().findFirst();
    if (open.size() >= CONNECTIONS_MAX && oldest.isPresent()) {
      forget(oldest.get());
      var _ = oldest.get().close();
    }
    return open.size() < CONNECTIONS_MAX;
  }

  private void forget(Channel channel) {
    open.remove(channel);
    idle.remove(channel);
  }
}
