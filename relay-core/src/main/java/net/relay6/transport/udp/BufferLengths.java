package net.relay6.transport.udp;

/**
 * How much a socket's buffers hold, in octets as SO_RCVBUF and SO_SNDBUF ask for them (socket(7)).
 *
 * @param receive of the receive buffer
 * @param send of the send buffer
 */
public record BufferLengths(int receive, int send) {

  /** What every socket asks for: a burst waits while the loop is busy elsewhere. */
  public static final BufferLengths WANTED = new BufferLengths(8 << 20, 8 << 20);

  /** The kernel doubles what is asked for, to have room for its own data. */
  private static final int DOUBLED = 2;

  /** What the smallest datagram is charged with: its octets and the kernel's own data. */
  private static final int DATAGRAM_CHARGE = 768;

  /** Whether the receive buffer is smaller than wanted. */
  public boolean isReceiveShort() {
    return receive < WANTED.receive;
  }

  /** Whether the send buffer is smaller than wanted. */
  public boolean isSendShort() {
    return send < WANTED.send;
  }

  /** How many datagrams of usual length wait in the receive buffer at most. */
  public int receivableCount() {
    return receive / (DATAGRAM_CHARGE / DOUBLED);
  }
}
