package net.relay6.transport.udp;

/**
 * The lengths of a socket's buffers, in octets as in SO_RCVBUF and SO_SNDBUF (socket(7)).
 *
 * @param receive of the receive buffer
 * @param send of the send buffer
 */
public record BufferLengths(int receive, int send) {

  /** The lengths that every socket requests, to hold a burst while the loop is busy. */
  public static final BufferLengths WANTED = new BufferLengths(8 << 20, 8 << 20);

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
