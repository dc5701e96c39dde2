package net.relay6.transport.udp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import net.relay6.kernel.Errno;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.Endpoint;
import net.relay6.net.Ipv6Address;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class UdpSocketTest {

  private static final Ipv6Address LOOPBACK = Ipv6Address.parse("::1").orElseThrow();
  private static final int NO_SUCH_INTERFACE = 0x7fff_fff0;

  private final MultiThreadIoEventLoopGroup group =
      new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
  private final IoEventLoop loop = group.next();
  private final List<Throwable> faults = new CopyOnWriteArrayList<>();
  private final SocketMemory memory = new SocketMemory(new RecordedFaults(faults));
  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private final BlockingQueue<Integer> errors = new LinkedBlockingQueue<>();
  private final AtomicLong lost = new AtomicLong();

  private DatagramSink sink =
      new DatagramSink() {
        @Override
        public void received(Endpoint source, int ingress, ByteBuf payload) {
          received.add(source.address() + " by " + ingress + " " + ByteBufUtil.hexDump(payload));
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
          errors.add(errno);
        }

        @Override
        public void queueFull() {
          errors.add(-1);
        }
      };

  @AfterEach
  void stop() {
    group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }

  @Test
  void sendsInOrderWhateverTheLengthsAre() throws Exception {
    try (DatagramSocket peer = peer()) {
      UdpSocket socket = connected(peer.getLocalPort());
      List<String> sent = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        sent.add("%04x".formatted(number) + "ab".repeat(number % 7 == 0 ? number : 30));
      }
      onLoop(() -> {
        sent.forEach(frame -> socket.send(frame(frame)));
        memory.flush();
        return true;
      });
      for (String frame : sent) {
        assertEquals(frame, take(peer));
      }
      onLoop(() -> {
        socket.close();
        return true;
      });
    }
  }

  @Test
  void carriesTheLargestDatagramBothWays() throws Exception {
    try (DatagramSocket peer = peer()) {
      UdpSocket socket = connected(peer.getLocalPort());
      String largest = "cd".repeat(65_527);
      onLoop(() -> {
        socket.send(frame("01"));
        socket.send(frame(largest));
        socket.send(frame("02"));
        memory.flush();
        return true;
      });
      assertEquals("01", take(peer));
      DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
      peer.receive(packet);
      assertEquals(65_527, packet.getLength());
      assertEquals("02", take(peer));
      peer.send(packet);
      assertEquals("::1 by " + loopback() + " " + largest, received.take());
    }
  }

  @Test
  void reportsTheIngressInterfaceOfEachDatagramOfABatch() throws Exception {
    try (DatagramSocket peer = peer()) {
      sendOne(connected(peer.getLocalPort()), "00");
      DatagramPacket packet = new DatagramPacket(new byte[1], 1);
      peer.receive(packet);
      List<String> expected = new ArrayList<>();
      for (int number = 0; number < 200; number++) {
        packet.setData(new byte[] {(byte) number});
        peer.send(packet);
        expected.add("::1 by %d %02x".formatted(loopback(), number));
      }
      for (String datagram : expected) {
        assertEquals(datagram, received.take());
      }
    }
  }

  @Test
  void reportsPortUnreachableAndLosesNoDatagram() throws Exception {
    int port;
    try (DatagramSocket gone = peer()) {
      port = gone.getLocalPort();
    }
    UdpSocket socket = connected(port);
    sendOne(socket, "01");
    assertEquals(Errno.CONNECTION_REFUSED, errors.take());
    sendOne(socket, "02");
    assertEquals(Errno.CONNECTION_REFUSED, errors.take());
    try (DatagramSocket back = new DatagramSocket(port, InetAddress.ofLiteral("::1"))) {
      sendOne(socket, "03");
      assertEquals("03", take(back));
    }
  }

  @Test
  void sendsToAddressesWhereItIsNotConnected() throws Exception {
    try (DatagramSocket one = peer();
        DatagramSocket other = peer()) {
      UdpSocket socket =
          onLoop(() -> {
            UdpSocket fresh = new UdpSocket(loop, memory, sink, failures);
            fresh.bind(LOOPBACK, 0, 0);
            fresh.start();
            fresh.send(frame("01"), LOOPBACK, 0, one.getLocalPort());
            fresh.send(frame("02"), LOOPBACK, 0, other.getLocalPort());
            fresh.send(frame("03"), Ipv6Address.UNSPECIFIED, 0, 0);
            fresh.send(frame("04"), LOOPBACK, 0, one.getLocalPort());
            memory.flush();
            return fresh;
          });
      assertEquals("01", take(one));
      assertEquals("04", take(one));
      assertEquals("02", take(other));
      assertEquals(Errno.INVALID, errors.take());
      assertEquals(LOOPBACK, onLoop(socket::localAddress));
    }
  }

  @Test
  void sendsARunSinglyWhenThePathHasBecomeShorterThanASegment() throws Exception {
    try (DatagramSocket peer = peer()) {
      UdpSocket socket = connected(peer.getLocalPort());
      List<String> sent = new ArrayList<>();
      for (int number = 0; number < 20; number++) {
        sent.add("%04x".formatted(number) + "ab".repeat(2000));
      }
      onLoop(() -> {
        socket.set(SocketOption.MTU, 1280);
        sent.forEach(frame -> socket.send(frame(frame)));
        memory.flush();
        return true;
      });
      for (String frame : sent) {
        assertEquals(frame, take(peer));
      }
      assertEquals(List.of(), List.copyOf(errors));
    }
  }

  @Test
  void aFaultInWhatHandlesADatagramCostsThatDatagramAlone() throws Exception {
    try (DatagramSocket peer = peer()) {
      sink =
          new FailingOn(
              "02",
              () -> {
                throw new IllegalStateException("ours");
              });
      DatagramPacket toSocket = greetedBy(connected(peer.getLocalPort()), peer);
      for (byte number = 1; number <= 3; number++) {
        toSocket.setData(new byte[] {number});
        peer.send(toSocket);
      }
      assertEquals("01", received.take());
      assertEquals("03", received.take());
      assertEquals("ours", faults.getFirst().getMessage());
    }
  }

  @Test
  void anErrorInWhatHandlesADatagramIsFatal() throws Exception {
    try (DatagramSocket peer = peer()) {
      sink =
          new FailingOn(
              "02",
              () -> {
                throw new StackOverflowError("ours");
              });
      DatagramPacket toSocket = greetedBy(connected(peer.getLocalPort()), peer);
      toSocket.setData(new byte[] {2});
      peer.send(toSocket);
      group.terminationFuture().await();
      assertEquals("ours", faults.getFirst().getMessage());
    }
  }

  /** A packet for a socket, which says something first so that its port is known. */
  private DatagramPacket greetedBy(UdpSocket socket, DatagramSocket peer) throws Exception {
    sendOne(socket, "00");
    DatagramPacket packet = new DatagramPacket(new byte[1], 1);
    peer.receive(packet);
    return packet;
  }

  /** Takes datagrams, and fails on one of them. */
  private final class FailingOn implements DatagramSink {

    private final String octets;
    private final Runnable failure;

    private FailingOn(String octets, Runnable failure) {
      this.octets = octets;
      this.failure = failure;
    }

    @Override
    public void received(Endpoint source, int ingress, ByteBuf payload) {
      if (ByteBufUtil.hexDump(payload).equals(octets)) {
        failure.run();
      }
      received.add(ByteBufUtil.hexDump(payload));
    }

    @Override
    public void lost(long count) {}

    @Override
    public void batchDone() {}
  }

  @Test
  void givesUpWhatNoQueueHolds() throws Exception {
    SendQueue queue = onLoop(() -> SendQueue.ofFrames(-1, memory, failures));
    onLoop(() -> {
      queue.add(frame("01"));
      queue.flush();
      return true;
    });
    assertEquals("bad descriptor 9", "bad descriptor " + errors.take());
  }

  @Test
  void anOptionThatCannotBeSetIsAFailureWithItsName() throws Exception {
    String fault =
        onLoop(() -> {
          UdpSocket socket = new UdpSocket(loop, memory, sink, failures);
          return assertThrows(
                  SocketFault.class,
                  () ->
                      socket.joinGroup(Ipv6Address.ALL_RELAY_AGENTS_AND_SERVERS, NO_SUCH_INTERFACE))
              .toString();
        });
    assertTrue(fault.contains("IPV6_JOIN_GROUP"), fault);
  }

  @Test
  void anAddressOfAnotherMachineIsAFailureWithTheKernelsReason() throws Exception {
    SocketFault fault =
        assertInstanceOf(
            SocketFault.class,
            onLoop(() -> {
              UdpSocket socket = new UdpSocket(loop, memory, sink, failures);
              return assertThrows(
                  SocketFault.class,
                  () -> socket.bind(Ipv6Address.parse("2001:db8::1").orElseThrow(), 0, 0));
            }));
    assertEquals(OptionalInt.of(Errno.ADDRESS_NOT_AVAILABLE), fault.errno());
    assertEquals("bind: " + SocketCalls.errorText(Errno.ADDRESS_NOT_AVAILABLE), fault.getMessage());
  }

  @Test
  void aPortThatIsNotSharedIsAFailureWithTheKernelsReason() throws Exception {
    try (DatagramSocket other = peer()) {
      int port = other.getLocalPort();
      SocketFault fault =
          onLoop(() -> {
            UdpSocket socket = new UdpSocket(loop, memory, sink, failures);
            return assertThrows(SocketFault.class, () -> socket.bind(LOOPBACK, 0, port));
          });
      assertEquals(OptionalInt.of(Errno.ADDRESS_IN_USE), fault.errno());
    }
  }

  private UdpSocket connected(int port) throws Exception {
    return onLoop(() -> {
      UdpSocket socket = new UdpSocket(loop, memory, sink, failures);
      socket.bind(LOOPBACK, 0, 0);
      socket.connect(LOOPBACK, 0, port);
      socket.start();
      return socket;
    });
  }

  private void sendOne(UdpSocket socket, String hex) throws Exception {
    onLoop(() -> {
      socket.send(frame(hex));
      memory.flush();
      return true;
    });
  }

  private <T> T onLoop(Supplier<T> work) throws InterruptedException, ExecutionException {
    return loop.submit(work::get).get();
  }

  private static int loopback() throws IOException {
    return NetworkInterface.getByInetAddress(InetAddress.ofLiteral("::1")).getIndex();
  }

  private static DatagramSocket peer() throws IOException {
    return new DatagramSocket(0, InetAddress.ofLiteral("::1"));
  }

  private static String take(DatagramSocket peer) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_536], 65_536);
    peer.receive(packet);
    return ByteBufUtil.hexDump(packet.getData(), 0, packet.getLength());
  }

  private static ByteBuf frame(String hex) {
    return Unpooled.wrappedBuffer(ByteBufUtil.decodeHexDump(hex));
  }
}
