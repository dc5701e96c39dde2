package net.relay6.daemon.admin;

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
 * Sets up the connections of one listener, and bounds their number, the size of requests, and the
 * number of responses in memory. At the maximum, the connection that has been idle longest without
 * a request is closed. Used by one event loop only.
 */
final class Connections {

  private static final int CONNECTIONS_MAX = 32;
  private static final int BODY_LENGTH_MAX = 64 << 10;
  private static final int RESPONSES_MAX = 4;

  private final ExecutorService workers;
  private final FaultSink faults;
  private final Set<Channel> open = new HashSet<>();

  /** The open connections without a request so far, the oldest first. */
  private final Set<Channel> idle = new LinkedHashSet<>();

  private final Semaphore responses = new Semaphore(RESPONSES_MAX, true);

  Connections(ExecutorService workers, FaultSink faults) {
    this.workers = workers;
    this.faults = faults;
  }

  /** Answers requests. */
  @FunctionalInterface
  interface RequestHandler {
    AdminResponse.Ready respond(AdminRequest request) throws InterruptedException;
  }

  /** For the Unix socket, whose permissions decide who may connect. */
  Initializer served(RequestHandler answering) {
    return new Initializer(_ -> Optional.empty(), answering);
  }

  /** For TCP, where any local or remote user may connect. */
  Initializer servedTo(HostCheck hosts, RequestHandler answering) {
    return new Initializer(hosts::fault, answering);
  }

  /** Sets up the connections of one listener. */
  final class Initializer extends ChannelInitializer<Channel> {

    private final Function<HttpHeaders, Optional<String>> check;
    private final RequestHandler handler;

    private Initializer(Function<HttpHeaders, Optional<String>> check, RequestHandler answering) {
      this.check = check;
      this.handler = answering;
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
              new AdminConnection(
                  check,
                  handler,
                  new Common(workers, responses, faults, () -> idle.remove(channel))));
    }
  }

  /**
   * The shared context of the connections of one listener.
   *
   * @param workers run the resources
   * @param responses limits the number of responses in memory
   * @param faults receives faults of relay6 itself
   * @param requestReceived called when the request has been received
   */
  record Common(
      ExecutorService workers, Semaphore responses, FaultSink faults, Runnable requestReceived) {}

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
