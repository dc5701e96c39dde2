package net.relay6.transport.frame;

import io.netty.buffer.ByteBuf;
import io.netty.channel.IoEventLoop;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;
import net.relay6.kernel.Errno;
import net.relay6.kernel.SocketCalls;
import net.relay6.net.HeaderLengths;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.transport.udp.LoopSocket;
import net.relay6.transport.udp.SendQueue;
import net.relay6.transport.udp.SocketBuffers;
import net.relay6.transport.udp.SocketFault;
import net.relay6.transport.udp.SocketFilter;

/**
 * The packet socket of one client link with Ethernet addresses (packet(7)); it needs the capability
 * CAP_NET_RAW. It reads messages from their frames and stores the hardware address of every peer. A
 * response to such a peer leaves as a frame, without a route look-up and without using the kernel's
 * neighbour table. The socket is bound to all protocols, since such sockets see a packet before the
 * IP stack does; its filter passes only DHCPv6.
 */
public final class FrameSocket implements AutoCloseable {

  private static final int FAMILY = 17;
  private static final int RAW = 3;
  private static final int NON_BLOCKING = 0x800;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int ALL_PROTOCOLS = 3;

  private static final int LEVEL_PACKET = 263;
  private static final int HEADER_OF_DEVICE = 15;
  private static final int IGNORE_OUTGOING = 23;

  /** The number of batches that empty the largest receive buffer. */
  private static final int DRAINED_BATCHES =
      SocketBuffers.Lengths.WANTED.receivableCount() / FrameMemory.SIZE;

  private static final int ADDRESS_LENGTH = 20;

  private final FrameMemory memory;
  private final FrameSink sink;
  private final SendQueue.Failures failures;
  private final int interfaceIndex;
  private final int socket;
  private final PeerTable peers;
  private final FrameWriter writer;
  private final LoopSocket onLoop;
  private boolean receives;

  private FrameSocket(
      int socket,
      IoEventLoop loop,
      FrameMemory memory,
      int interfaceIndex,
      int port,
      FrameSink sink,
      SendQueue.Failures failures) {
    this.socket = socket;
    this.memory = memory;
    this.interfaceIndex = interfaceIndex;
    this.sink = sink;
    this.failures = failures;
    peers = new PeerTable(memory.peers());
    writer = new FrameWriter(port);
    SendQueue queue = SendQueue.ofFrames(socket, memory.sockets(), failures);
    onLoop = new LoopSocket(loop, memory.sockets(), socket, queue, this::receive);
  }

  /**
   * Opens the socket on an interface; throws a {@link SocketFault} if that fails.
   *
   * @param port the UDP port that responses come from
   * @param receives whether messages are read from it; otherwise it only learns hardware addresses
   */
  public static FrameSocket open(
      IoEventLoop loop,
      FrameMemory memory,
      int interfaceIndex,
      int port,
      boolean receives,
      FrameSink sink,
      SendQueue.Failures failures) {
    SocketCalls calls = memory.sockets().calls();
    int socket = calls.socket(FAMILY, RAW | NON_BLOCKING | CLOSE_ON_EXEC, 0);
    if (socket < 0) {
      throw SocketFault.refused("socket", calls.errno());
    }
    FrameSocket opened =
        new FrameSocket(socket, loop, memory, interfaceIndex, port, sink, failures);
    opened.prepare(receives);
    return opened;
  }

  /** The socket receives nothing before it is bound, and the filter is attached before that. */
  private void prepare(boolean receivesMessages) {
    receives(receivesMessages);
    set("PACKET_IGNORE_OUTGOING", LEVEL_PACKET, IGNORE_OUTGOING, 1);
    set("PACKET_VNET_HDR", LEVEL_PACKET, HEADER_OF_DEVICE, 1);
    memory.sockets().buffers().opened(socket, this::lost);
    try (Arena arena = Arena.ofConfined()) {
      if (!memory.sockets().calls().bind(socket, address(arena))) {
        throw closing("bind");
      }
    }
    onLoop.start();
  }

  /** {@code struct sockaddr_ll}: family, protocol in network order, interface. */
  private MemorySegment address(Arena arena) {
    MemorySegment address = arena.allocate(ADDRESS_LENGTH, Integer.BYTES);
    address.set(ValueLayout.JAVA_SHORT, 0, (short) FAMILY);
    address.set(
        ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN), Short.BYTES, (short) ALL_PROTOCOLS);
    address.set(ValueLayout.JAVA_INT, Integer.BYTES, interfaceIndex);
    return address;
  }

  private void set(String name, int level, int option, int value) {
    if (!memory.sockets().calls().setOption(socket, level, option, value)) {
      throw closing("socket option " + name + " cannot be set");
    }
  }

  private SocketFault closing(String what) {
    SocketFault fault = SocketFault.refused(what, memory.sockets().calls().errno());
    close();
    return fault;
  }

  /** Sets whether messages are read from this socket, from the next frame on. */
  public void receives(boolean messages) {
    receives = messages;
    SocketFilter filter = messages ? FrameFilters.MESSAGES : FrameFilters.SENDERS;
    if (!filter.attach(memory.sockets().calls(), socket)) {
      throw closing("socket option SO_ATTACH_FILTER cannot be set");
    }
  }

  /** The filter of the link's UDP socket while this socket receives messages. */
  public static SocketFilter remainder() {
    return FrameFilters.REMAINDER;
  }

  /** Sets the source of responses: this node's addresses on the link. */
  public void setSource(LinkLayerAddress hardwareAddress, Ipv6Address linkLocal) {
    writer.setSource(hardwareAddress.toBits(), linkLocal);
  }

  /**
   * Queues a response as a frame; false if the peer's hardware address is not known.
   *
   * @param mtu the longest packet the link carries, in octets
   */
  public boolean send(ByteBuf message, Ipv6Address peer, int port, int mtu) {
    if (message.readableBytes() > mtu - HeaderLengths.IPV6_AND_UDP) {
      return false;
    }
    long hardware = peers.find(peer);
    if (hardware == PeerTable.UNKNOWN) {
      return false;
    }
    writer.next(hardware, peer, port, message);
    onLoop.queue().append(writer.length(), writer);
    onLoop.markUnsent();
    return true;
  }

  /** Whether a frame of that peer has been seen. */
  public boolean isKnownPeer(Ipv6Address peer) {
    return peers.find(peer) != PeerTable.UNKNOWN;
  }

  /** The hardware address of the peer's latest frame. */
  public Optional<LinkLayerAddress> hardwareAddress(Ipv6Address peer) {
    long hardware = peers.find(peer);
    return hardware == PeerTable.UNKNOWN
        ? Optional.empty()
        : Optional.of(LinkLayerAddress.ethernet(hardware));
  }

  /** How many frames are queued. */
  public int waiting() {
    return onLoop.queue().waitingCount();
  }

  /** Handles everything received so far, at most one full receive buffer. */
  public void drain() {
    onLoop.drain(DRAINED_BATCHES);
  }

  /** Handles one batch; returns whether there may be more. */
  private boolean receive() {
    int count = memory.receive(socket);
    if (count < 0) {
      int errno = memory.sockets().calls().errno();
      failed(errno);
      return errno == Errno.INTERRUPTED;
    }
    for (int index = 0; index < count; index++) {
      deliver(memory.frame(index));
    }
    sink.batchDone();
    return count == FrameMemory.SIZE;
  }

  /**
   * A frame from which only the hardware address is read is not counted: the UDP socket receives
   * its message.
   */
  private void lost(long count) {
    if (receives) {
      sink.lostFrames(count);
    }
  }

  private void failed(int errno) {
    if (errno != Errno.AGAIN && errno != Errno.INTERRUPTED) {
      failures.failed(errno);
    }
  }

  /** A fault costs only the frame that causes it. */
  private void deliver(ReceivedFrame frame) {
    try {
      take(frame);
    } catch (RuntimeException fault) {
      memory.sockets().faults().survived(fault);
    }
  }

  private void take(ReceivedFrame frame) {
    if (!frame.hasSender()) {
      return;
    }
    long hardware = frame.hardwareSource();
    if (Ipv6Address.isLinkLocal(frame.sourceHigh()) && ReceivedFrame.isUnicast(hardware)) {
      peers.update(frame.sourceHigh(), frame.sourceLow(), hardware);
    }
    if (receives && frame.isWhole()) {
      sink.received(frame.source(interfaceIndex), frame.sender(), frame.message());
    } else if (receives) {
      countFragmented(frame);
    }
  }

  private void countFragmented(ReceivedFrame frame) {
    int count = frame.fragmentedCount();
    if (count > 0) {
      sink.fragmented(count);
    }
  }

  /** Discards the queued frames and closes the socket. */
  @Override
  public void close() {
    if (onLoop.isOpen()) {
      onLoop.close();
      peers.close();
    }
  }
}
