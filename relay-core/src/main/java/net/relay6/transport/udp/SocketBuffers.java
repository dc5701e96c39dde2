package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import net.relay6.syscall.SocketCalls;

/**
 * The kernel's buffers of all sockets of one loop. It grants no more than {@code net.core.rmem_max}
 * and {@code net.core.wmem_max} and reports no error (socket(7)), so what it has granted is read
 * back. What a full receive buffer has no room for it drops, and only the socket counts that. All
 * of it belongs to the loop's thread, but any thread may ask for the lengths.
 */
public final class SocketBuffers {

  private static final int SOCKET = 1;

  /** SO_MEMINFO: numbers of 32 bits, of which the ninth is what the socket has dropped. */
  private static final int MEMORY_INFO = 55;

  private static final long DROPS = 8L * Integer.BYTES;
  private static final int MEMORY_INFO_LENGTH = 9 * Integer.BYTES;

  private final SocketCalls calls;
  private final MemorySegment info;
  private final Map<Integer, Drops> drops = new LinkedHashMap<>();
  private volatile BufferLengths granted = BufferLengths.WANTED;

  /** What one socket has dropped up to the last look. */
  private static final class Drops {
    private final LongConsumer sink;
    private int counted;
    private boolean filtered;

    private Drops(LongConsumer sink) {
      this.sink = sink;
    }
  }

  SocketBuffers(SocketCalls calls, Arena arena) {
    this.calls = calls;
    info = arena.allocate(MEMORY_INFO_LENGTH, Integer.BYTES);
  }

  /**
   * Follows a socket that has just been opened.
   *
   * @param losses gets the number of datagrams the kernel has dropped there since it got one last
   */
  public void opened(int socket, LongConsumer losses) {
    drops.put(socket, new Drops(losses));
    ask(socket);
  }

  /**
   * Whether a UDP socket has a filter: the kernel counts what that discards as dropped too, so
   * nothing is concluded from it. What a packet socket's filter discards it does not count.
   */
  void filtered(int socket, boolean filtered) {
    Drops last = drops.get(socket);
    if (last != null) {
      count(socket, last);
      last.filtered = filtered;
    }
  }

  /** Counts what a socket has dropped, and forgets it: it is about to be closed. */
  public void closing(int socket) {
    Drops last = drops.remove(socket);
    if (last != null) {
      count(socket, last);
    }
  }

  /**
   * Counts what every socket has dropped, and asks for larger buffers when the kernel now grants
   * them; to be called every second or so.
   */
  public void look() {
    drops.forEach(this::count);
    if (granted.isReceiveShort() || granted.isSendShort()) {
      askAgain();
    }
  }

  /** The lengths that the kernel has granted last; any thread. */
  public BufferLengths granted() {
    return granted;
  }

  /** One socket shows whether the others would gain by it. */
  private void askAgain() {
    BufferLengths before = granted;
    drops.keySet().stream().findFirst().ifPresent(this::ask);
    if (!granted.equals(before)) {
      drops.keySet().forEach(this::ask);
    }
  }

  private void ask(int socket) {
    granted =
        new BufferLengths(
            ask(socket, SocketOption.RECEIVE_BUFFER, BufferLengths.WANTED.receive()),
            ask(socket, SocketOption.SEND_BUFFER, BufferLengths.WANTED.send()));
  }

  private int ask(int socket, SocketOption option, int length) {
    boolean _ = calls.setOption(socket, option.level(), option.number(), length);
    return calls.option(socket, option.level(), option.number()).orElse(0) / 2;
  }

  /** How far a counter of 32 bits has come, which wraps. */
  static long difference(int before, int now) {
    return Integer.toUnsignedLong(now - before);
  }

  private void count(int socket, Drops last) {
    if (calls.option(socket, SOCKET, MEMORY_INFO, info) < MEMORY_INFO_LENGTH) {
      return;
    }
    int now = info.get(ValueLayout.JAVA_INT, DROPS);
    long lost = difference(last.counted, now);
    last.counted = now;
    if (lost > 0 && !last.filtered) {
      last.sink.accept(lost);
    }
  }
}
