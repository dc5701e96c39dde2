package net.relay6.agent;

/** A {@link Tally} with one counter for each constant of an enum. */
final class EnumTally<E extends Enum<E>> {

  private final Tally counts;

  EnumTally(Class<E> type) {
    counts = new Tally(type.getEnumConstants().length);
  }

  @SuppressWarnings("EnumOrdinal") // the row lives as long as the process, as the ordinals do
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
