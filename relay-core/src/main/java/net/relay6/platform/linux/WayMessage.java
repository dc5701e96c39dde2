package net.relay6.platform.linux;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The kernel's answer to which way a datagram goes: {@code struct rtmsg}, of which nothing matters
 * here, then attributes.
 */
final class WayMessage {

  private static final int LENGTH = 12;
  private static final int INTERFACE = 4;

  private WayMessage() {}

  /** What it says. */
  static RouteNews read(int sequence, ByteBuffer body) {
    return Optional.of(body)
        .filter(message -> message.limit() >= LENGTH)
        .flatMap(message -> RouteAttributes.read(message, LENGTH))
        .<RouteNews>map(attributes -> new RouteNews.Way(sequence, attributes.number(INTERFACE)))
        .orElseGet(RouteNews.Doubt::new);
  }
}
