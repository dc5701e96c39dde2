package net.relay6.daemon.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.relay6.daemon.log.RecentProblems;

/**
 * The number of different warnings and errors stored from the log.
 *
 * @param count the number
 * @param last the time of the latest; missing if there are none
 */
public record ProblemCounts(int count, Optional<Instant> last) {

  public static ProblemCounts of(List<RecentProblems.Problem> problems) {
    return new ProblemCounts(
        problems.size(),
        problems.stream().map(RecentProblems.Problem::last).max(Instant::compareTo));
  }

  /** {@code 3 in the log, the latest 5s ago: see `relay6 problems`}. */
  public String words(Elapsed elapsed) {
    return last.map(latest ->
            "%d in the log, the latest %s ago: see `relay6 problems`"
                .formatted(count, elapsed.since(latest)))
        .orElse("none in the log");
  }
}
