package net.relay6.cli.history;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** By how much counters have grown from one look at them to the next. */
final class Increments {

  private Map<String, Long> before = Map.of();
  private Map<String, Long> now = new HashMap<>();

  /**
   * By how much that counter has grown since the last look; empty when it was not looked at then.
   */
  OptionalLong of(String counter, long value) {
    now.put(counter, value);
    Long former = before.get(counter);
    return former == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, value - former));
  }

  /** Ends a look. Counters that were not part of it are forgotten. */
  void end() {
    before = now;
    now = new HashMap<>();
  }
}
