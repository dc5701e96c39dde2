package net.relay6.transport.udp;

/** Receives failures to send datagrams. */
public interface SendFailures {

  /**
   * The kernel could not send a datagram, now or earlier; {@code errno} is a number of errno(3).
   */
  void failed(int errno);

  /** A datagram was discarded because too many are queued. */
  void queueFull();
}
