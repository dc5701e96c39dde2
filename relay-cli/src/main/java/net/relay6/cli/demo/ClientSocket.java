package net.relay6.cli.demo;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.ClientMessage;
import net.relay6.wire.RelayWriter;

/** The client's socket on port 546 of {@code eth0}. Used by one thread. */
final class ClientSocket implements AutoCloseable {

  private final DatagramChannel channel;
  private final Selector selector;
  private final InetSocketAddress group;
  private final DemoLog log;
  private final ByteBuffer buffer = ByteBuffer.allocate(RelayWriter.MAX_FRAME_LENGTH);

  private ClientSocket(
      DatagramChannel channel, Selector selector, InetSocketAddress group, DemoLog log) {
    this.channel = channel;
    this.selector = selector;
    this.group = group;
    this.log = log;
  }

  /** Opens it in the calling thread's network namespace. */
  static ClientSocket open(DemoLog log) throws IOException {
    DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET6);
    channel.bind(new InetSocketAddress("::", DhcpPorts.CLIENT));
    channel.configureBlocking(false);
    Selector selector = Selector.open();
    channel.register(selector, SelectionKey.OP_READ);
    Inet6Address address =
        Inet6Address.getByAddress(
            null, Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS.toOctets(), Host.index("eth0"));
    return new ClientSocket(
        channel, selector, new InetSocketAddress(address, DhcpPorts.SERVER), log);
  }

  void send(DemoMessage message) throws IOException {
    channel.send(ByteBuffer.wrap(message.octets().toArray()), group);
  }

  /** Receives messages that are {@code wanted}, until one is {@code enough} or the time is over. */
  List<DemoMessage> receive(
      Duration wait, Predicate<DemoMessage> wanted, Predicate<DemoMessage> enough)
      throws IOException {
    List<DemoMessage> received = new ArrayList<>();
    long deadline = System.nanoTime() + wait.toNanos();
    while (deadline - System.nanoTime() > 0 && received.stream().noneMatch(enough)) {
      long millis = Math.max(1, Duration.ofNanos(deadline - System.nanoTime()).toMillis());
      selector.select(_ -> {}, millis);
      receiveAll().stream().filter(wanted).forEach(received::add);
    }
    return received;
  }

  /** Waits; messages that arrive meanwhile are logged. */
  void idle(Duration time) throws IOException {
    receive(time, _ -> false, _ -> false);
  }

  private List<DemoMessage> receiveAll() throws IOException {
    List<DemoMessage> messages = new ArrayList<>();
    while (channel.receive(buffer.clear()) != null) {
      if (buffer.flip().remaining() >= ClientMessage.HEADER_LENGTH) {
        DemoMessage message = DemoMessage.of(Unpooled.copiedBuffer(buffer));
        log.message("relay6", "client", message, false);
        messages.add(message);
      }
    }
    return messages;
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }
}
