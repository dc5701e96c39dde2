package net.relay6.daemon.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import net.relay6.settings.AdminSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One listener of the endpoint. A failure to listen is a state: it is logged once for each reason,
 * and retried.
 */
final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);

  private final ListenAddress address;
  private Optional<Channel> channel = Optional.empty();
  private String reason = "";
  private boolean closed;

  Listener(ListenAddress place) {
    this.address = place;
  }

  /** Tries to listen, if it does not listen yet. */
  synchronized void open() {
    if (closed || channel.isPresent()) {
      return;
    }
    try {
      channel = Optional.of(address.open());
      LOG.info("admin endpoint: listening at {}", address);
    } catch (IOException fault) {
      logReason(toText(fault));
    }
  }

  private void logReason(String why) {
    if (!why.equals(reason)) {
      reason = why;
      LOG.warn("admin endpoint: {} cannot be opened, {}; trying again", address, why);
    }
  }

  private static String toText(IOException fault) {
    return switch (fault) {
      case AccessDeniedException denied -> "no permission to write " + denied.getFile();
      case FileSystemException failed when failed.getReason() != null ->
          failed.getFile() + ": " + failed.getReason();
      default -> String.valueOf(fault.getMessage());
    };
  }

  @Override
  public synchronized void close() {
    closed = true;
    channel.ifPresent(address::close);
    channel = Optional.empty();
  }

  /** An address at which the endpoint listens. */
  interface ListenAddress {

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

  /** The endpoint over TCP. */
  record TcpListenAddress(ServerBootstrap bootstrap, AdminSettings.TcpAddress address)
      implements ListenAddress {

    @Override
    public Channel open() throws IOException {
      return ListenAddress.bind(bootstrap, address.socketAddress());
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
}
