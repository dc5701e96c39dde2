package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Endpoint;

/** Receives the datagrams of a socket. */
public interface DatagramSink {

  /** The datagrams of one read follow. */
  default void batchBegins() {}

  /**
   * A datagram; {@code payload} is borrowed for the call.
   *
   * @param ingress the kernel's number of the interface it came in by; 0 when that is not known
   */
  void received(Endpoint source, int ingress, ByteBuf payload);

  /**
   * The kernel has dropped that many datagrams since the last check: the receive buffer was full
   * or, rarely, a checksum was wrong.
   */
  void lost(long count);

  /** All datagrams of one read have been passed on. */
  void batchDone();
}
