package net.relay6.feature.serverset.finding;

import java.util.concurrent.TimeUnit;
import net.relay6.agent.Throttle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs a line when a finding opens and one when it closes, ten lines a second at most. */
public final class FindingLog implements FindingListener {

  private static final Logger LOG = LoggerFactory.getLogger(FindingLog.class);

  private final Throttle throttle = new Throttle(TimeUnit.MILLISECONDS.toNanos(100));

  @Override
  public void opened(Finding finding) {
    if (throttle.passes(finding.seenNanos())) {
      LOG.atLevel(level(finding.code().severity()))
          .log(
              "{} {}: {}: {}. {}{}",
              finding.code().label(),
              finding.subject(),
              finding.code().title(),
              finding.facts(),
              finding.code().advice(),
              suppressed());
    }
  }

  @Override
  public void closed(Finding finding) {
    if (throttle.passes(finding.closedNanos().orElse(finding.seenNanos()))) {
      LOG.info(
          "{} {}: over, after it was seen {} times{}",
          finding.code().label(),
          finding.subject(),
          finding.count(),
          suppressed());
    }
  }

  private static Level level(Severity severity) {
    return switch (severity) {
      case ALARM -> Level.ERROR;
      case WARNING -> Level.WARN;
      case NOTICE -> Level.INFO;
    };
  }

  private String suppressed() {
    long count = throttle.takeSuppressed();
    return count == 0 ? "" : " (" + count + " findings more since the last such line)";
  }
}
