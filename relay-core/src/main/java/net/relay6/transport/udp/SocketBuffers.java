package net.relay6.transport.udp;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import net.relay6.kernel.SocketCalls;

/**
 * The kernel's buffers of all sockets of one loop. The kernel grants at most {@code
 * net.core.rmem_max} and {@code net.core.wmem_max} without reporting an error (socket(7)), so the
 * granted lengths are read back. It drops datagrams that a full receive buffer cannot hold, and
 * only the socket counts them. Used by the loop's thread only; any thread may read the lengths.
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
  private volatile Lengths granted = Lengths.WANTED;

  /** The drops of one socket up to the last check. */
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
   * Adds a socket that has just been opened.
   *
   * @param losses receives the number of datagrams dropped since its last call
   */
  public void opened(int socket, LongConsumer losses) {
    drops.put(socket, new Drops(losses));
    request(socket);
  }

  /**
   * Sets whether a UDP socket has a filter: the kernel counts filtered datagrams as dropped too, so
   * its count is then ignored. It does not count what a packet socket's filter discards.
   */
  void filtered(int socket, boolean filtered) {
    Drops last = drops.get(socket);
    if (last != null) {
      count(socket, last);
      last.filtered = filtered;
    }
  }

  /** Counts the drops of a socket that is about to be closed, and removes the socket. */
  public void closing(int socket) {
    Drops last = drops.remove(socket);
    if (last != null) {
      count(socket, last);
    }
  }

  /**
   * Counts the drops of every socket, and requests larger buffers if the kernel now grants them;
   * call it about once a second.
   */
  public void poll() {
    drops.forEach(this::count);
    if (granted.isReceiveShort() || granted.isSendShort()) {
      requestAgain();
    }
  }

  /** The lengths granted last; thread-safe. */
  public Lengths granted() {
    return granted;
  }

  /** One socket shows whether the others would gain from another request. */
  private void requestAgain() {
    Lengths before = granted;
    drops.keySet().stream().findFirst().ifPresent(this::request);
    if (!granted.equals(before)) {
      drops.keySet().forEach(this::request);
    }
  }

  private void request(int socket) {
    granted =
        new Lengths(
            request(socket, SocketOption.RECEIVE_BUFFER, Lengths.WANTED.receive()),
            request(socket, SocketOption.SEND_BUFFER, Lengths.WANTED.send()));
  }

  private int request(int socket, SocketOption option, int length) {
    boolean _ = calls.setOption(socket, option.level(), option.number(), length);
    return calls.option(socket, option.level(), option.number()).orElse(0) / 2;
  }

  /** The increase of a 32-bit counter that may wrap. */
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

  /**
   * The lengths of a socket's buffers, in octets as in SO_RCVBUF and SO_SNDBUF (socket(7)).
   *
   * @param receive of the receive buffer
   * @param send of the send buffer
   */
  public record Lengths(int receive, int send) {

    /** The lengths that every socket requests, to hold a burst while the loop is busy. */
    public static final Lengths WANTED = new Lengths(8 << 20, 8 << 20);

    /** The kernel doubles the requested length, to have room for its own data. */
    private static final int DOUBLED = 2;

    /** The buffer space of the smallest datagram: its octets and the kernel's own data. */
    private static final int DATAGRAM_CHARGE = 768;

    /** Whether the receive buffer is smaller than wanted. */
    public boolean isReceiveShort() {
      return receive < WANTED.receive;
    }

    /** Whether the send buffer is smaller than wanted. */
    public boolean isSendShort() {
      return send < WANTED.send;
    }

    /** How many datagrams of typical length fit the receive buffer. */
    public int receivableCount() {
      return receive / (DATAGRAM_CHARGE / DOUBLED);
    }
  }
}
