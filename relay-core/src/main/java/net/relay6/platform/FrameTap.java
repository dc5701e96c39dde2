package net.relay6.platform;

import net.relay6.net.Ipv6Address;
import net.relay6.net.LinkLayerAddress;

/**
 * Overhears the frames of DHCPv6 messages on one interface. A frame is here before the datagram in
 * it can be read from a socket.
 */
public interface FrameTap extends AutoCloseable {

  /** Takes what has been overheard. */
  interface Sink {

    /** A message from {@code source}, in a frame from {@code sender}. */
    void frame(Ipv6Address source, LinkLayerAddress sender);
  }

  /**
   * Hands every frame that has arrived since last time to {@code sink}, oldest first. Never waits.
   * One thread at a time.
   *
   * @return how many there were
   */
  int drain(Sink sink);

  @Override
  void close();
}
