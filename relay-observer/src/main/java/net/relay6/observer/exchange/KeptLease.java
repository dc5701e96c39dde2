package net.relay6.observer.exchange;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.observation.LeaseFacts;

/**
 * A mutable address or prefix as plain numbers, so that storing one allocates nothing. There are
 * tens of thousands, so lifetimes are stored in 32 bits, unsigned.
 */
final class KeptLease {

  private boolean present;
  private long high;
  private long low;
  private int prefixLength;
  private int preferredSeconds;
  private int validSeconds;

  void clear() {
    present = false;
  }

  void keep(LeaseFacts lease) {
    present = true;
    high = lease.address().high();
    low = lease.address().low();
    prefixLength = lease.prefixLength();
    preferredSeconds = (int) lease.preferredSeconds();
    validSeconds = (int) lease.validSeconds();
  }

  boolean isPresent() {
    return present;
  }

  /** Whether it is the same address or prefix. */
  boolean isSameAs(KeptLease other) {
    return high == other.high && low == other.low && prefixLength == other.prefixLength;
  }

  /** Whether it has the same lifetimes. */
  boolean lastsAsLongAs(KeptLease other) {
    return preferredSeconds == other.preferredSeconds && validSeconds == other.validSeconds;
  }

  Optional<LeaseFacts> value() {
    return present
        ? Optional.of(
            new LeaseFacts(
                new Ipv6Address(high, low),
                prefixLength,
                Integer.toUnsignedLong(preferredSeconds),
                Integer.toUnsignedLong(validSeconds)))
        : Optional.empty();
  }
}
