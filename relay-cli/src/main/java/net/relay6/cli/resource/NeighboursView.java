package net.relay6.cli.resource;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import net.relay6.assembly.NeighbourState;

/**
 * How full the kernel's table of IPv6 neighbours is.
 *
 * @param entries how many neighbours it has
 * @param limit how many it may have
 * @param refused how many it had no room for since the machine started; missing where the kernel
 *     does not count that
 * @param room {@code enough}, {@code little} or {@code none}
 * @param since when that came to be so
 */
record NeighboursView(
    long entries, long limit, Optional<Long> refused, String room, Instant since) {

  static NeighboursView of(NeighbourState state) {
    return new NeighboursView(
        state.count().entries(),
        state.count().limit(),
        boxed(state.count().refused()),
        state.room().name().toLowerCase(Locale.ROOT),
        state.since());
  }

  private static Optional<Long> boxed(OptionalLong number) {
    return number.isPresent() ? Optional.of(number.getAsLong()) : Optional.empty();
  }

  /** For people. */
  String words() {
    return "%d of %d the kernel has room for".formatted(entries, limit);
  }
}
