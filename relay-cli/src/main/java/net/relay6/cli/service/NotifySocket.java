package net.relay6.cli.service;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service manager's Unix datagram socket. Failures to send are logged; the service manager
 * decides on the consequences.
 */
final class NotifySocket implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);

  private final String name;
  private final byte[] path;
  private final Socket socket;

  /**
   * Opens a socket that sends to {@code name}.
   *
   * @param name the path of the service manager's socket; {@code @} in front means an abstract one
   */
  NotifySocket(String name) {
    this.name = name;
    path =
        (name.startsWith("@") ? "\0" + name.substring(1) : name).getBytes(StandardCharsets.UTF_8);
    Epoll.ensureAvailability();
    socket = Socket.newSocketDomainDgram();
  }

  /** Sends lines of {@code VARIABLE=value}; any thread may. */
  synchronized void send(String lines) {
    byte[] octets = lines.getBytes(StandardCharsets.UTF_8);
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length).put(octets);
    try {
      int sent = socket.sendToDomainSocket(direct, 0, octets.length, path);
      if (sent != octets.length) {
        LOG.warn("{} cannot be told to the service manager: {} is full", oneLine(lines), name);
      }
    } catch (IOException fault) {
      LOG.warn("{} cannot be told to the service manager: {}: {}", oneLine(lines), name, fault);
    }
  }

  private static String oneLine(String lines) {
    return lines.replace('\n', ' ');
  }

  @Override
  public synchronized void close() {
    try {
      socket.close();
    } catch (IOException fault) {
      LOG.warn("the socket to the service manager does not close: {}", fault.getMessage());
    }
  }
}
