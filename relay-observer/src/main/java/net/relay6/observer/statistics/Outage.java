package net.relay6.observer.statistics;

import java.util.Optional;

/**
 * A time in which a server did not respond.
 *
 * @param sinceNanos the time of the first request that it did not answer
 * @param lastErrorNanos when the kernel last refused to send to it in that time
 * @param answeredNanos when it first responded again; empty while it is silent
 */
public record Outage(long sinceNanos, Optional<Long> lastErrorNanos, Optional<Long> answeredNanos) {

  /** An outage that begins. */
  public static Outage since(long nanos) {
    return new Outage(nanos, Optional.empty(), Optional.empty());
  }

  /** The same outage after another refusal. */
  public Outage failed(long nanos) {
    return new Outage(sinceNanos, Optional.of(nanos), answeredNanos);
  }

  /** The same outage when it is over. */
  public Outage answered(long nanos) {
    return new Outage(sinceNanos, lastErrorNanos, Optional.of(nanos));
  }

  /** Whether the server is still silent. */
  public boolean isOpen() {
    return answeredNanos.isEmpty();
  }
}
