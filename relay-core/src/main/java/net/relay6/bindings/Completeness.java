package net.relay6.bindings;

import java.util.Optional;
import net.relay6.wire.AddressOrPrefix;

/**
 * Since when bindings may be missing. After the longest valid lifetime that was granted, every
 * missing binding has been extended, and is therefore known, or has ended.
 *
 * @param sinceMillis when something was missed last; empty if nothing is missing
 * @param longestSeconds the longest valid lifetime that was granted
 */
record Completeness(Optional<Long> sinceMillis, long longestSeconds) {

  /** Nothing is missing. */
  static final Completeness COMPLETE = new Completeness(Optional.empty(), 0);

  Completeness missingAt(long nowMillis) {
    return new Completeness(Optional.of(nowMillis), longestSeconds);
  }

  Completeness with(long validSeconds) {
    return validSeconds <= longestSeconds ? this : new Completeness(sinceMillis, validSeconds);
  }

  Completeness at(long nowMillis) {
    boolean over =
        longestSeconds > 0
            && longestSeconds < AddressOrPrefix.FOREVER
            && sinceMillis.filter(since -> nowMillis - since > 1000 * longestSeconds).isPresent();
    return over ? new Completeness(Optional.empty(), longestSeconds) : this;
  }
}
