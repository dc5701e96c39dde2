package net.relay6.transport.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sockets that nobody reads while datagrams arrive. */
@Timeout(60)
class SocketBuffersTest {

  private static final Ipv6Address LOOPBACK = Ipv6Address.parse("::1").orElseThrow();

  /** More than the largest buffer holds. */
  private static final int BURST = SocketBuffers.Lengths.WANTED.receivableCount() + 10_000;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final IoEventLoop loop = group.next();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final SocketMemory memory = new SocketMemory(new RecordedFaults(faults));
  private final int port = freePort();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  private final DatagramSink sink =
      new DatagramSink() {
        @Override
        public void received(Endpoint source, int ingress, ByteBuf payload) {
          received.incrementAndGet();
        }

        @Override
        public void lost(long count) {
          lost.addAndGet(count);
        }

        @Override
        public void batchDone() {}
      };

  private final SendQueue.Failures failures =
      new SendQueue.Failures() {
        @Override
        public void failed(int errno) {
          throw new AssertionError("errno " + errno);
        }

        @Override
        public void queueFull() {
          throw new AssertionError("queue full");
        }
      };

  SocketBuffersTest() throws IOException {}

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void whatHasNoRoomIsCountedOnceAndIsAllThatIsMissing() throws Exception {
    UdpSocket socket = onLoop(this::open);
    send(BURST);
    onLoop(this::look);
    long counted = lost.get();
    assertTrue(counted >= 10_000, counted + " lost");
    onLoop(this::look);
    assertEquals(counted, lost.get());
    onLoop(() -> drain(socket));
    assertEquals(BURST, received.get() + lost.get());
  }

  @Test
  void whatWasDroppedBeforeASocketIsClosedIsCounted() throws Exception {
    UdpSocket socket = onLoop(this::open);
    send(BURST);
    onLoop(() -> drain(socket));
    assertEquals(0, lost.get());
    onLoop(() -> close(socket));
    assertEquals(BURST, received.get() + lost.get());
    onLoop(this::look);
    assertEquals(BURST, received.get() + lost.get());
  }

  @Test
  void theLengthsAreThoseTheKernelGrants() throws Exception {
    onLoop(this::open);
    SocketBuffers.Lengths granted = memory.buffers().granted();
    assertEquals(bound("rmem_max", SocketBuffers.Lengths.WANTED.receive()), granted.receive());
    assertEquals(bound("wmem_max", SocketBuffers.Lengths.WANTED.send()), granted.send());
  }

  @Test
  void aBufferIsShortWhenItIsSmallerThanWanted() {
    assertFalse(SocketBuffers.Lengths.WANTED.isReceiveShort());
    assertFalse(SocketBuffers.Lengths.WANTED.isSendShort());
    SocketBuffers.Lengths stock = new SocketBuffers.Lengths(212_992, 212_992);
    assertTrue(stock.isReceiveShort());
    assertTrue(stock.isSendShort());
    assertEquals(554, stock.receivableCount());
  }

  @ParameterizedTest
  @CsvSource({"0, 7, 7", "7, 7, 0", "2147483647, -2147483648, 1", "-1, 4, 5"})
  void theKernelsCounterMayWrap(int before, int now, long difference) {
    assertEquals(difference, SocketBuffers.difference(before, now));
  }

  /** A namespace of an older kernel does not show its bound. */
  private static int bound(String sysctl, int wanted) throws IOException {
    Path file = Path.of("/proc/sys/net/core", sysctl);
    return Files.exists(file)
        ? Math.min(wanted, Integer.parseInt(Files.readAllLines(file).getFirst()))
        : wanted;
  }

  private UdpSocket open() {
    UdpSocket socket = new UdpSocket(loop, memory, sink, failures);
    socket.bind(LOOPBACK, 0, port);
    return socket;
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("::1"))) {
      return socket.getLocalPort();
    }
  }

  private boolean look() {
    memory.buffers().poll();
    return true;
  }

  private static boolean drain(UdpSocket socket) {
    socket.drain();
    return true;
  }

  private static boolean close(UdpSocket socket) {
    socket.close();
    return true;
  }

  private void send(int count) throws IOException {
    try (DatagramSocket sender = new DatagramSocket(0, InetAddress.ofLiteral("::1"))) {
      DatagramPacket packet =
          new DatagramPacket(new byte[100], 100, InetAddress.ofLiteral("::1"), port);
      for (int number = 0; number < count; number++) {
        sender.send(packet);
      }
    }
  }

  private <T> T onLoop(Supplier<T> work) throws InterruptedException, ExecutionException {
    return loop.submit(work::get).get();
  }
}
