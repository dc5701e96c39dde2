package net.relay6.counters;

/** A {@link Tally} with one counter for each constant of an enum. */
final class EnumTally<E extends Enum<E>> {

  private final Tally counts;

  EnumTally(Class<E> type) {
    this(new Tally(type.getEnumConstants().length));
  }

  private EnumTally(Tally counts) {
    this.counts = counts;
  }

  /** The sums of these counters and {@code other} ones. */
  EnumTally<E> plus(EnumTally<E> other) {
    return new EnumTally<>(counts.plus(other.counts));
  }

  @SuppressWarnings("EnumOrdinal") // Ordinals are never stored outside the process.
  void add(E constant) {
    counts.add(constant.ordinal());
  }

  @SuppressWarnings("EnumOrdinal")
  long get(E constant) {
    return counts.get(constant.ordinal());
  }

  long total() {
    return counts.total();
  }
}
