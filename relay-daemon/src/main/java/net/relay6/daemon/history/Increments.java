package net.relay6.daemon.history;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The increments of counters between two samples. */
final class Increments {

  private Map<String, Long> before = Map.of();
  private Map<String, Long> now = new HashMap<>();

  /** The increment of that counter since the last sample; empty if it was not part of it. */
  OptionalLong of(String counter, long value) {
    now.put(counter, value);
    Long former = before.get(counter);
    return former == null ? OptionalLong.empty() : OptionalLong.of(Math.max(0, value - former));
  }

  /** Ends a sample. Counters that were not part of it are removed. */
  void end() {
    before = now;
    now = new HashMap<>();
  }
}
