package net.relay6.daemon.service;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import net.relay6.log.Flapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service manager's Unix datagram socket. The first failure to send is logged, and then that
 * sending works again; the service manager decides on the consequences.
 */
final class NotifySocket implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NotifySocket.class);

  private final String name;
  private final byte[] path;
  private final Socket socket;
  private final Flapping flapping = new Flapping(System::nanoTime);

  /** Why the latest lines were not taken; empty when they were. */
  private String fault = "";

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
      note(lines, sent == octets.length ? "" : "its queue is full");
    } catch (IOException failure) {
      note(lines, String.valueOf(failure.getMessage()));
    }
  }

  /** The watchdog sends all the time, so that a state that lasts must not be logged each time. */
  private void note(String lines, String now) {
    if (!now.equals(fault)) {
      fault = now;
      flapping.changed(name, often -> log(lines, now, often));
    }
    flapping.settle();
  }

  private void log(String lines, String now, String often) {
    if (now.isEmpty()) {
      LOG.info("the service manager is told again at {}{}", name, often);
    } else {
      LOG.warn(
          "{} cannot be told to the service manager: {}: {}; what follows is not logged until it can{}",
          oneLine(lines),
          name,
          now,
          often);
    }
  }

  private static String oneLine(String lines) {
    return lines.replace('\n', ' ');
  }

  @Override
  public synchronized void close() {
    try {
      socket.close();
    } catch (IOException failure) {
      LOG.warn("the socket to the service manager does not close: {}", failure.getMessage());
    }
  }
}
