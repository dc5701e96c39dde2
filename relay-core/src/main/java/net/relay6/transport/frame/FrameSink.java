package net.relay6.transport.frame;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Endpoint;
import net.relay6.net.LinkLayerAddress;

/** Receives the messages of a link's packet socket. */
public interface FrameSink {

  /** A message and the source hardware address of its frame; {@code payload} is borrowed. */
  void received(Endpoint source, LinkLayerAddress sender, ByteBuf payload);

  /** That many messages came in one frame, or one in fragments; none can be read from the frame. */
  void fragmented(int count);

  /** The kernel has dropped that many frames since the last check because the buffer was full. */
  void lostFrames(long count);

  /** All messages of one read have been passed on. */
  void batchDone();
}
