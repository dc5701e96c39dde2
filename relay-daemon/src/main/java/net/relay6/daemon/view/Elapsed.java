package net.relay6.daemon.view;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Formats elapsed times for people: {@code 3d 4h}, {@code 12m 5s}. */
public final class Elapsed {

  private final InstantSource clock;

  /** Times relative to the current one of {@code clock}. */
  public Elapsed(InstantSource clock) {
    this.clock = clock;
  }

  /** The time since {@code time}; a dash if it is not known. */
  public String since(Optional<Instant> time) {
    return time.map(this::since).orElse("-");
  }

  /** The time since {@code time}. */
  public String since(Instant time) {
    return toText(Duration.between(time, clock.instant()));
  }

  /** The time until {@code time}. */
  public String until(Instant time) {
    return toText(Duration.between(clock.instant(), time));
  }

  private static String toText(Duration elapsed) {
    if (elapsed.toDays() > 0) {
      return "%dd %dh".formatted(elapsed.toDays(), elapsed.toHoursPart());
    }
    if (elapsed.toHours() > 0) {
      return "%dh %dm".formatted(elapsed.toHours(), elapsed.toMinutesPart());
    }
    return elapsed.toMinutes() > 0
        ? "%dm %ds".formatted(elapsed.toMinutes(), elapsed.toSecondsPart())
        : elapsed.toSeconds() + "s";
  }
}
