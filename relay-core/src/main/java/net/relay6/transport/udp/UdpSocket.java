package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import io.netty.channel.IoEventLoop;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import net.relay6.kernel.Errno;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;

/**
 * A UDP socket over IPv6 on an event loop. It is opened step by step so that every failure is
 * reported: a step that fails throws a {@link SocketFault}, after which the caller closes the
 * socket.
 */
public final class UdpSocket implements AutoCloseable {

  private static final int DATAGRAM = 2;
  private static final int NON_BLOCKING = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;

  /** The number of batches that empty the largest receive buffer. */
  private static final int DRAINED_BATCHES =
      SocketBuffers.Lengths.WANTED.receivableCount() / ReceiveBatch.SIZE;

  /** Further errors wake the loop again. */
  private static final int ERROR_BATCHES = 4;

  private final SocketMemory memory;
  private final DatagramSink sink;
  private final SendQueue.Failures failures;
  private final int socket;
  private final LoopSocket onLoop;

  /** A socket that is not bound, with the options that every socket of relay6 needs. */
  public UdpSocket(
      IoEventLoop loop, SocketMemory memory, DatagramSink sink, SendQueue.Failures failures) {
    this.memory = memory;
    this.sink = sink;
    this.failures = failures;
    socket =
        memory.calls().socket(SocketAddress.FAMILY, DATAGRAM | NON_BLOCKING | CLOSE_ON_EXEC, 0);
    if (socket < 0) {
      throw fault("a socket cannot be opened");
    }
    memory.buffers().opened(socket, sink::lost);
    SendQueue queue = SendQueue.addressed(socket, memory, failures);
    onLoop = new LoopSocket(loop, memory, socket, queue, this::receive);
    set(SocketOption.REUSE_ADDRESS, 1);
    set(SocketOption.ONLY_IPV6, 1);
    set(SocketOption.MULTICAST_ALL, 0);
    set(SocketOption.AUTOMATIC_FLOW_LABEL, 0);
    set(SocketOption.RECEIVE_PACKET_INFO, 1);
  }

  /** Sets an option that is a number. */
  public void set(SocketOption option, int value) {
    if (!memory.calls().setOption(socket, option.level(), option.number(), value)) {
      throw closing("socket option " + option.label() + " cannot be set");
    }
  }

  /** Attaches a filter that applies from the next datagram on. */
  public void filter(SocketFilter filter) {
    if (!filter.attach(memory.calls(), socket)) {
      throw closing("socket option SO_ATTACH_FILTER cannot be set");
    }
    memory.buffers().filtered(socket, true);
  }

  /** Removes the filter, from the next datagram on. */
  public void removeFilter() {
    SocketFilter.detach(memory.calls(), socket);
    memory.buffers().filtered(socket, false);
  }

  /** Makes the socket a member of {@code group} on one interface (RFC 3493, section 5.2). */
  public void joinGroup(Ipv6Address group, int interfaceIndex) {
    SocketOption option = SocketOption.JOIN_GROUP;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(Ipv6Address.LENGTH + Integer.BYTES, Long.BYTES);
      ValueLayout.OfLong bigEndian = ValueLayout.JAVA_LONG.withOrder(ByteOrder.BIG_ENDIAN);
      request.set(bigEndian, 0, group.high());
      request.set(bigEndian, Long.BYTES, group.low());
      request.set(ValueLayout.JAVA_INT, Ipv6Address.LENGTH, interfaceIndex);
      if (!memory.calls().setOption(socket, option.level(), option.number(), request)) {
        throw closing("socket option " + option.label() + " cannot be set");
      }
    }
  }

  /** Binds to an address, {@code ::} for any; {@code zone} is an interface index or 0. */
  public void bind(Ipv6Address address, int zone, int port) {
    if (!memory.calls().bind(socket, address(address, zone, port))) {
      throw closing("bind");
    }
  }

  /**
   * Connects: from now on the socket receives only from that address and sends to it. Errors that
   * the network reports, such as an unreachable host, become errors of the next send or read.
   */
  public void connect(Ipv6Address address, int zone, int port) {
    set(SocketOption.REPORT_ERRORS, 1);
    onLoop.readErrors(this::readErrors);
    if (!memory.calls().connect(socket, address(address, zone, port))) {
      throw closing("connect");
    }
    onLoop.queue(SendQueue.connected(socket, memory, failures, this::longestSegment));
    allowSegmentation();
  }

  private int longestSegment() {
    return Math.max(0, pathMtu() - HeaderLengths.IPV6_AND_UDP);
  }

  /** Starts receiving. */
  public void start() {
    onLoop.start();
  }

  /** Allows segmentation for datagrams that fit the path MTU. */
  public void allowSegmentation() {
    onLoop.queue().allowSegmentation();
  }

  /** The path MTU of a connected socket, in octets; 0 when it is not known. */
  public int pathMtu() {
    return memory
        .calls()
        .option(socket, SocketOption.MTU.level(), SocketOption.MTU.number())
        .orElse(0);
  }

  /** The address the socket sends from. */
  public Ipv6Address localAddress() {
    MemorySegment address = memory.address();
    if (!memory.calls().localAddress(socket, address)) {
      throw closing("getsockname");
    }
    return SocketAddress.read(address, 0).address();
  }

  /** Queues a copy of the frame to where the socket is connected. */
  public void send(ByteBuf frame) {
    onLoop.queue().add(frame);
    onLoop.markUnsent();
  }

  /** Queues a copy of the frame to an address. */
  public void send(ByteBuf frame, Ipv6Address to, int zone, int port) {
    onLoop.queue().add(frame, to, zone, port);
    onLoop.markUnsent();
  }

  /** How many datagrams are queued. */
  public int waiting() {
    return onLoop.queue().waitingCount();
  }

  /**
   * Handles everything received so far, before the socket is closed; at most one full receive
   * buffer.
   */
  public void drain() {
    onLoop.drain(DRAINED_BATCHES);
  }

  /** Handles one batch; returns whether there may be more. */
  private boolean receive() {
    ReceiveBatch batch = memory.receiveBatch();
    int count = batch.receive(memory.calls(), socket);
    if (count < 0) {
      int errno = memory.calls().errno();
      failed(errno);
      return errno != Errno.AGAIN;
    }
    sink.batchBegins();
    for (int index = 0; index < count; index++) {
      deliver(batch, index);
    }
    sink.batchDone();
    return true;
  }

  /** A fault costs only the datagram that causes it. */
  private void deliver(ReceiveBatch batch, int index) {
    try {
      sink.received(batch.source(index), batch.ingress(index), batch.payload(index));
    } catch (RuntimeException fault) {
      memory.faults().survived(fault);
    }
  }

  /**
   * A read has already reported the latest error; an error queue that is not emptied keeps waking
   * the loop.
   */
  private void readErrors() {
    ReceiveBatch batch = memory.receiveBatch();
    int count = ReceiveBatch.SIZE;
    for (int read = 0; read < ERROR_BATCHES && count == ReceiveBatch.SIZE; read++) {
      count = batch.receiveErrors(memory.calls(), socket);
    }
  }

  /** A pending error of a socket belongs to an earlier datagram. */
  private void failed(int errno) {
    if (errno != Errno.AGAIN && errno != Errno.INTERRUPTED) {
      failures.failed(errno);
    }
  }

  /** Discards the queued datagrams and closes the socket. */
  @Override
  public void close() {
    onLoop.close();
  }

  private MemorySegment address(Ipv6Address address, int zone, int port) {
    SocketAddress.write(memory.address(), 0, address, zone, port);
    return memory.address();
  }

  private SocketFault closing(String what) {
    SocketFault fault = fault(what);
    close();
    return fault;
  }

  private SocketFault fault(String what) {
    return SocketFault.refused(what, memory.calls().errno());
  }
}
