package net.relay6.runtime.state;

import java.util.Optional;

/**
 * A value from the state directory.
 *
 * @param value the value in use
 * @param problem what is wrong with the stored value, the consequence and the remedy; for the
 *     operator
 */
public record Kept<T>(T value, Optional<String> problem) {

  static <T> Kept<T> of(T value) {
    return new Kept<>(value, Optional.empty());
  }

  static <T> Kept<T> despite(String problem, T value) {
    return new Kept<>(value, Optional.of(problem));
  }
}
