package net.relay6.observer.exchange;

import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.wire.AddressOrPrefix;

/**
 * A mutable address or prefix as plain numbers, so that storing one allocates nothing. There are
 * tens of thousands, so lifetimes are stored in 32 bits, unsigned.
 */
final class MutableLease {

  private boolean present;
  private long high;
  private long low;
  private int prefixLength;
  private int preferredSeconds;
  private int validSeconds;

  void clear() {
    present = false;
  }

  void set(AddressOrPrefix lease) {
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
  boolean isSameAs(MutableLease other) {
    return high == other.high && low == other.low && prefixLength == other.prefixLength;
  }

  /** Whether it has the same lifetimes. */
  boolean hasSameLifetimes(MutableLease other) {
    return preferredSeconds == other.preferredSeconds && validSeconds == other.validSeconds;
  }

  Optional<AddressOrPrefix> value() {
    return present
        ? Optional.of(
            new AddressOrPrefix(
                new Ipv6Address(high, low),
                prefixLength,
                Integer.toUnsignedLong(preferredSeconds),
                Integer.toUnsignedLong(validSeconds)))
        : Optional.empty();
  }
}
