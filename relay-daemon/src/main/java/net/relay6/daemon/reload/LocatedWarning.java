package net.relay6.daemon.reload;

import java.util.Comparator;
import java.util.Optional;
import net.relay6.planning.model.Warning;
import net.relay6.settings.Origin;
import net.relay6.settings.hocon.KeyOrigins;

/**
 * A warning about a configuration.
 *
 * @param origin the position of its key; empty if no key is the cause
 * @param warning what it says
 */
public record LocatedWarning(Optional<Origin> origin, Warning warning) {

  private static final Origin NOWHERE = new Origin("", 0);

  /** In the order of the file; warnings without a position come last. */
  static final Comparator<LocatedWarning> ORDER =
      Comparator.comparing((LocatedWarning located) -> located.origin().isEmpty())
          .thenComparing(located -> located.origin().orElse(NOWHERE));

  static LocatedWarning of(Warning warning, KeyOrigins origins) {
    return new LocatedWarning(
        warning.path().isEmpty() ? Optional.empty() : Optional.of(origins.of(warning.path())),
        warning);
  }

  /** One line for the operator: {@code file:line: what is wrong and what to do}. */
  @Override
  public String toString() {
    return origin.map(place -> place + ": ").orElse("") + warning;
  }
}
