package net.relay6.daemon.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.relay6.settings.AdminSettings;

/**
 * The admin endpoint of the running relay. It has an event loop of its own, and a thread for each
 * request, so that a slow client or a large response never delays a datagram. Clients over TCP
 * never block clients over the Unix socket.
 */
public final class AdminServer implements AutoCloseable {

  private static final long RETRY_SECONDS = 2;
  private static final long STOP_TIMEOUT_SECONDS = 2;

  private final EventLoopGroup loop =
      new MultiThreadIoEventLoopGroup(
          1, new DefaultThreadFactory("relay6-admin", true), EpollIoHandler.newFactory());
  private final ExecutorService workers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("relay6-admin-", 0).factory());
  private final List<Listener> listeners = new ArrayList<>();

  private AdminServer(AdminSettings settings, Router router) {
    settings
        .socket()
        .map(socket ->
            new UnixListenAddress(
                bootstrap(
                    EpollServerDomainSocketChannel.class,
                    connections(router).served(router::respond)),
                socket,
                settings.socketMode(),
                settings.socketGroup()))
        .map(Listener::new)
        .ifPresent(listeners::add);
    HostCheck hosts = new HostCheck(settings.hostNames());
    settings
        .address()
        .map(address ->
            new Listener.TcpListenAddress(
                bootstrap(
                    EpollServerSocketChannel.class,
                    connections(router).servedTo(hosts, router::respondToAnyone)),
                address))
        .map(Listener::new)
        .ifPresent(listeners::add);
  }

  private Connections connections(Router router) {
    return new Connections(workers, router.faults());
  }

  private ServerBootstrap bootstrap(
      Class<? extends ServerChannel> type, Connections.Initializer initializer) {
    return new ServerBootstrap().group(loop).channel(type).childHandler(initializer);
  }

  /** Listens at the configured addresses; those that cannot be opened are retried. */
  public static AdminServer start(AdminSettings settings, Router router) {
    AdminServer server = new AdminServer(settings, router);
    server.openAll();
    var _ =
        server.loop.scheduleWithFixedDelay(
            () -> server.workers.execute(server::openAll),
            RETRY_SECONDS,
            RETRY_SECONDS,
            TimeUnit.SECONDS);
    return server;
  }

  private void openAll() {
    listeners.forEach(Listener::open);
  }

  /** Stops listening and closes all connections. */
  @Override
  public void close() {
    listeners.forEach(Listener::close);
    loop.shutdownGracefully(0, STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    workers.shutdownNow();
  }
}
