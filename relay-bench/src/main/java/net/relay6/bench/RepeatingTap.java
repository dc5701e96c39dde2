package net.relay6.bench;

import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.platform.FrameTap;

/** A tap that hears the same frame each time, without asking the kernel. */
record RepeatingTap(Ipv6Address source, LinkLayerAddress sender) implements FrameTap {

  @Override
  public int drain(Sink sink) {
    sink.frame(source, sender);
    return 1;
  }

  @Override
  public void close() {}
}
