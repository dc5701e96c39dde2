package net.relay6.tools.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * Values for messages captured within a short window, so that further captures of a message, on the
 * other side of a relay or on its way to another server, are recognised. A client does not
 * retransmit within that window (RFC 9915, section 7.6).
 *
 * @param <T> the value of a message
 */
final class MessageWindow<T> {

  /** The length of the window. */
  static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  private static final int MESSAGES_MAX = 100_000;

  private record Key(Object scope, boolean up, Ipv6Address peer, Octets innermost) {}

  /** The value of a message, with the time of its first capture. */
  private record Entry<T>(long atNanos, T value) {}

  private final Map<Key, Entry<T>> entries = new LinkedHashMap<>();
  private final Consumer<T> evicted;

  /** An empty window; evicted values go to {@code forgotten}, the oldest first. */
  MessageWindow(Consumer<T> forgotten) {
    this.evicted = forgotten;
  }

  /**
   * The value of {@code message}; {@code fresh} if it is new.
   *
   * @param scope what else two captures of one message have in common
   */
  T of(Object scope, CapturedMessage message, T fresh) {
    evictBefore(message.atNanos() - WINDOW_NANOS);
    return entries
        .computeIfAbsent(
            new Key(scope, message.isUp(), message.peer(), message.innermost()),
            _ -> new Entry<>(message.atNanos(), fresh))
        .value();
  }

  /** Evicts all values after the last message. */
  void end() {
    evictBefore(Long.MAX_VALUE);
  }

  private void evictBefore(long atNanos) {
    var oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry<T> entry = oldest.next();
      if (entry.atNanos() >= atNanos && entries.size() < MESSAGES_MAX) {
        return;
      }
      oldest.remove();
      evicted.accept(entry.value());
    }
  }
}
