package net.relay6.assembly;

import java.util.Optional;

/**
 * What relay6 takes from its state directory.
 *
 * @param value what is used now
 * @param problem what is wrong there, what follows from it, and what to do; for the operator
 */
record Kept<T>(T value, Optional<String> problem) {

  static <T> Kept<T> of(T value) {
    return new Kept<>(value, Optional.empty());
  }

  static <T> Kept<T> despite(String problem, T value) {
    return new Kept<>(value, Optional.of(problem));
  }
}
