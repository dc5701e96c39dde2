package net.relay6.daemon.service;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A Unix datagram socket as a service manager has it, and what it hears. */
final class ReceivedNotifications implements AutoCloseable {

  private static final int TIMEOUT_SECONDS = 60;

  /** Many times the interval the tests ask for. */
  private static final int SILENCE_MILLIS = 400;

  private final Socket socket;
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  ReceivedNotifications(String path) throws IOException {
    Epoll.ensureAvailability();
    socket = Socket.newSocketDomainDgram();
    socket.bind(new DomainSocketAddress(path));
    Thread.ofPlatform().daemon().start(this::listen);
  }

  private void listen() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(4096);
    try {
      while (socket.isOpen()) {
        var sender = socket.recvFromDomainSocket(buffer, 0, buffer.capacity());
        if (sender != null) {
          byte[] octets = new byte[sender.receivedAmount()];
          buffer.get(0, octets);
          heard.add(new String(octets, StandardCharsets.UTF_8));
        } else {
          Thread.onSpinWait();
        }
      }
    } catch (IOException fault) {
      heard.add("closed: " + fault);
    }
  }

  /** The next that is heard. */
  String next() throws IOException {
    return poll(TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS))
        .orElseThrow(() -> new AssertionError("nothing was heard"));
  }

  /** Waits until nothing has been heard for a while. */
  void awaitSilence() throws IOException {
    Optional<String> last = poll(SILENCE_MILLIS);
    while (last.isPresent()) {
      last = poll(SILENCE_MILLIS);
    }
  }

  private Optional<String> poll(long millis) throws IOException {
    try {
      return Optional.ofNullable(heard.poll(millis, TimeUnit.MILLISECONDS));
    } catch (InterruptedException fault) {
      throw new IOException(fault);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
