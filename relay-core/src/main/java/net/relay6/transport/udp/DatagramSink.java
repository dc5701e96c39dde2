package net.relay6.transport.udp;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Endpoint;

/** Takes what a socket receives. */
public interface DatagramSink {

  /** A datagram; {@code payload} is borrowed for the call. */
  void received(Endpoint source, ByteBuf payload);

  /** All datagrams of one read have been given. */
  void batchDone();
}
