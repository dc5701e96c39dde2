package net.relay6.observer.finding;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.relay6.log.Throttle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Logs a line when a finding opens and one when it closes, at most ten lines a second for each
 * severity, so that findings that come together are all logged and none is hidden by less severe
 * ones.
 */
public final class FindingLog implements Finding.Listener {

  private static final Logger LOG = LoggerFactory.getLogger(FindingLog.class);

  /** Lets ten lines pass in any second, by ten throttles of one line used in rotation. */
  private static final class Pace {

    private static final int LINES = 10;

    private final List<Throttle> throttles =
        Stream.generate(() -> new Throttle(TimeUnit.SECONDS.toNanos(1))).limit(LINES).toList();
    private int turn;
    private long suppressed;

    private boolean passes(long nowNanos) {
      Throttle next = throttles.get(turn);
      if (next.passes(nowNanos)) {
        suppressed = next.takeSuppressed();
        turn = (turn + 1) % LINES;
        return true;
      }
      return false;
    }

    private String suppressed() {
      return suppressed == 0 ? "" : " (" + suppressed + " findings more since the last such line)";
    }
  }

  private final Map<Finding.Severity, Pace> paces = new EnumMap<>(Finding.Severity.class);

  @Override
  public void opened(Finding finding) {
    Pace pace = pace(finding);
    if (pace.passes(finding.seenNanos())) {
      LOG.atLevel(level(finding.code().severity()))
          .log(
              "{} {}: {}: {}. {}{}",
              finding.code().label(),
              finding.subject(),
              finding.code().title(),
              finding.facts(),
              finding.advice(),
              pace.suppressed());
    }
  }

  @Override
  public void closed(Finding finding) {
    Pace pace = pace(finding);
    if (pace.passes(finding.closedNanos().orElse(finding.seenNanos()))) {
      LOG.info(
          "{} {}: closed, seen {}{}",
          finding.code().label(),
          finding.subject(),
          times(finding.count()),
          pace.suppressed());
    }
  }

  private static String times(long count) {
    return count == 1 ? "once" : count + " times";
  }

  private Pace pace(Finding finding) {
    return paces.computeIfAbsent(finding.code().severity(), _ -> new Pace());
  }

  private static Level level(Finding.Severity severity) {
    return switch (severity) {
      case ALARM -> Level.ERROR;
      case WARNING -> Level.WARN;
      case NOTICE -> Level.INFO;
    };
  }
}
