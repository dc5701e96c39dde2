package net.relay6.cli.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How many different warnings and errors of the log are remembered.
 *
 * @param count how many
 * @param last when the latest came; missing when there are none
 */
record ProblemCounts(int count, Optional<Instant> last) {

  static ProblemCounts of(List<RecentProblems.Problem> problems) {
    return new ProblemCounts(
        problems.size(),
        problems.stream().map(RecentProblems.Problem::last).max(Instant::compareTo));
  }

  /** {@code 3 in the log, the latest 5s ago: see `relay6 problems`}. */
  String words(Elapsed elapsed) {
    return last.map(latest ->
            "%d in the log, the latest %s ago: see `relay6 problems`"
                .formatted(count, elapsed.since(latest)))
        .orElse("none in the log");
  }
}
