package net.relay6.cli.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The number of different warnings and errors stored from the log.
 *
 * @param count the number
 * @param last the time of the latest; missing if there are none
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
