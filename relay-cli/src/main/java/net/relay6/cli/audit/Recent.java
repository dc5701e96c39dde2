package net.relay6.cli.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import net.relay6.net.Ipv6Address;
import net.relay6.net.Octets;

/**
 * What belongs to messages seen in the last moment, so that a message seen again, on the other side
 * of a relay or on its way to the next server, is recognised. A client sends nothing again as soon
 * as that (RFC 9915, section 7.6).
 *
 * @param <T> what is kept for a message
 */
final class Recent<T> {

  /** How long that moment is. */
  static final long WINDOW_NANOS = TimeUnit.MILLISECONDS.toNanos(800);

  private static final int MESSAGES_MAX = 100_000;

  private record Key(Object scope, boolean up, Ipv6Address peer, Octets heart) {}

  /** The value of a message that was first seen then. */
  private record Entry<T>(long atNanos, T value) {}

  private final Map<Key, Entry<T>> entries = new LinkedHashMap<>();
  private final Consumer<T> forgotten;

  /** Nothing yet; what is too old goes to {@code forgotten}, the oldest first. */
  Recent(Consumer<T> forgotten) {
    this.forgotten = forgotten;
  }

  /**
   * What is kept for the message of {@code sight}; {@code fresh} when it is new.
   *
   * @param scope what else two sights of one message have in common
   */
  T of(Object scope, Sight sight, T fresh) {
    forgetBefore(sight.atNanos() - WINDOW_NANOS);
    return entries
        .computeIfAbsent(
            new Key(scope, sight.isUp(), sight.peer(), sight.heart()),
            _ -> new Entry<>(sight.atNanos(), fresh))
        .value();
  }

  /** No more sights come. */
  void end() {
    forgetBefore(Long.MAX_VALUE);
  }

  private void forgetBefore(long atNanos) {
    var oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry<T> entry = oldest.next();
      if (entry.atNanos() >= atNanos && entries.size() < MESSAGES_MAX) {
        return;
      }
      oldest.remove();
      forgotten.accept(entry.value());
    }
  }
}
