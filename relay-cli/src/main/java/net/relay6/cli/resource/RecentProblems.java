package net.relay6.cli.resource;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last warnings and errors of the log, each text once with how often it came. Bounded: the one
 * that has not come for longest makes room. Fed by whoever logs.
 */
public final class RecentProblems extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final int PROBLEMS_MAX = 100;
  private static final int TEXT_LENGTH_MAX = 1000;

  private final Map<String, Problem> byText = new LinkedHashMap<>();

  /**
   * A problem.
   *
   * @param level {@code WARN} or {@code ERROR}
   * @param first when it came first, as far as is remembered
   * @param last when it came last
   * @param count how often it came
   * @param text what the log says
   */
  public record Problem(String level, Instant first, Instant last, long count, String text) {

    private Problem again(Instant now) {
      return new Problem(level, first, now, count + 1, text);
    }
  }

  /** Remembers nothing yet. */
  RecentProblems() {
    setName("recent-problems");
  }

  /** Begins to listen to the log of this process. */
  public static RecentProblems listen() {
    RecentProblems problems = new RecentProblems();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    problems.setContext(context);
    problems.start();
    context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(problems);
    return problems;
  }

  @Override
  protected void append(ILoggingEvent event) {
    if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
      note(event.getLevel().toString(), event.getFormattedMessage(), event.getInstant());
    }
  }

  /** Remembers a problem. */
  void note(String level, String text, Instant now) {
    String bounded = text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX));
    synchronized (byText) {
      Problem former = byText.remove(bounded);
      byText.put(
          bounded, former == null ? new Problem(level, now, now, 1, bounded) : former.again(now));
      if (byText.size() > PROBLEMS_MAX) {
        byText.remove(byText.keySet().iterator().next());
      }
    }
  }

  /** All that are remembered, the latest last. */
  List<Problem> all() {
    synchronized (byText) {
      return List.copyOf(byText.values());
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .detachAppender(this);
    stop();
  }
}
