package net.relay6.testing;

import java.util.ArrayDeque;
import java.util.Deque;
import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;
import net.relay6.net.Octets;
import net.relay6.platform.FrameTap;

/** A tap that hears what the test says. */
public final class InventedFrames implements FrameTap {

  private record Frame(Ipv6Address source, LinkLayerAddress sender) {}

  private final Deque<Frame> frames = new ArrayDeque<>();

  /** Lets a frame arrive. */
  public void arrive(Ipv6Address source, String mac) {
    frames.add(new Frame(source, new LinkLayerAddress(1, Octets.parseHex(mac).orElseThrow())));
  }

  @Override
  public int drain(Sink sink) {
    int count = frames.size();
    while (!frames.isEmpty()) {
      Frame frame = frames.remove();
      sink.frame(frame.source(), frame.sender());
    }
    return count;
  }

  @Override
  public void close() {
    frames.clear();
  }
}
