package net.relay6.transport.frame;

import io.netty.buffer.ByteBuf;
import net.relay6.net.Endpoint;
import net.relay6.net.LinkLayerAddress;

/** Takes the messages that a link's packet socket receives. */
public interface FrameSink {

  /** A message, the hardware address of whose frame is known; {@code payload} is borrowed. */
  void received(Endpoint source, LinkLayerAddress sender, ByteBuf payload);

  /** That many messages came in one frame, or one in fragments: none can be taken from it. */
  void fragmented(int count);

  /** The kernel has dropped that many frames since it was looked at last: the buffer was full. */
  void lostFrames(long count);

  /** All messages of one read have been given. */
  void batchDone();
}
