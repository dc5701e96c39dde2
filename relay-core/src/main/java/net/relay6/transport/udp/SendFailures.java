package net.relay6.transport.udp;

/** Told of datagrams that were not sent. */
public interface SendFailures {

  /** The kernel could not send one, now or earlier; {@code errno} is a number of errno(3). */
  void failed(int errno);

  /** One was given up because too many wait. */
  void queueFull();
}
