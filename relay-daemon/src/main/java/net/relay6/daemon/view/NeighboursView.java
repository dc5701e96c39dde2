package net.relay6.daemon.view;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import net.relay6.runtime.watch.NeighbourState;

/**
 * The use of the kernel's IPv6 neighbour table.
 *
 * @param entries the number of entries
 * @param limit the maximum number of entries
 * @param refused the number of refused entries since the machine started; missing if the kernel
 *     does not count them
 * @param room {@code enough}, {@code little} or {@code none}
 * @param since when it has that much room
 */
public record NeighboursView(
    long entries, long limit, Optional<Long> refused, String room, Instant since) {

  public static NeighboursView of(NeighbourState state) {
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
  public String words() {
    return "%d of %d the kernel has room for".formatted(entries, limit);
  }
}
