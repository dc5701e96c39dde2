package net.relay6.wire;

import java.util.Optional;

/**
 * What relay messages have wrapped, level by level (RFC 9915, section 9). Never follows more than
 * {@link #RELAYS_MAX} levels, whatever a message pretends.
 */
public final class Nesting {

  /** Relays that may have wrapped a message, as far as anything here looks into it. */
  public static final int RELAYS_MAX = 9;

  private Nesting() {}

  /** The message one level further in; empty if there is none with a complete header. */
  public static Optional<DhcpMessage> inner(RelayMessage message) {
    if (message.relayedCount() == 0) {
      return Optional.empty();
    }
    return MessageParser.parse(message.relayed())
            instanceof MessageParser.Result.Parsed(DhcpMessage inner)
        ? Optional.of(inner)
        : Optional.empty();
  }

  /**
   * The client's or server's own innermost message; empty when it is broken or more than {@link
   * #RELAYS_MAX} relays have wrapped it.
   */
  public static Optional<ClientMessage> innermost(DhcpMessage message) {
    Optional<DhcpMessage> current = Optional.of(message);
    for (int level = 0; level <= RELAYS_MAX; level++) {
      if (current.isEmpty()) {
        return Optional.empty();
      }
      switch (current.get()) {
        case ClientMessage innermost -> {
          return Optional.of(innermost);
        }
        case RelayMessage relay -> current = inner(relay);
      }
    }
    return Optional.empty();
  }
}
