package net.relay6.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/**
 * The latest warnings and errors of the log, each text once with its count. Texts that differ only
 * in a number or a sender count as one. Bounded: the text logged longest ago is evicted. Any thread
 * may log.
 */
public final class RecentProblems extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private static final int PROBLEMS_MAX = 100;
  private static final int TEXT_LENGTH_MAX = 1000;

  /** A free-standing number, such as a count or a process; not one in a name or an address. */
  private static final Pattern NUMBER = Pattern.compile("(?<![\\w:.%/-])[0-9]+(?![\\w:.%/-])");

  /** The number of suppressed lines: {@code (and 7 more since the last such line)}. */
  private static final Pattern OFTEN = Pattern.compile(" \\((?:and|it changed) [0-9]+ [a-z ]+\\)$");

  /** The key of log lines for the sender: a client, or a host that uses its address. */
  private static final String PEER = "peer";

  private final Map<String, Problem> byKind = new LinkedHashMap<>();

  /**
   * A problem.
   *
   * @param level {@code WARN} or {@code ERROR}
   * @param first its first time, as far as stored
   * @param last its latest time
   * @param count its count
   * @param text its latest text
   */
  public record Problem(String level, Instant first, Instant last, long count, String text) {

    private Problem again(String saidNow, Instant now) {
      return new Problem(level, first, now, count + 1, saidNow);
    }
  }

  /** Without problems. */
  public RecentProblems() {
    setName("recent-problems");
  }

  /** Starts recording the log of this process. */
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
      String text = event.getFormattedMessage();
      add(event.getLevel().toString(), kind(event, text), text, event.getInstant());
    }
  }

  private static String kind(ILoggingEvent event, String text) {
    List<KeyValuePair> facts = event.getKeyValuePairs();
    return facts != null && facts.stream().anyMatch(fact -> fact.key.equals(PEER))
        ? event.getMessage() + facts.stream().filter(fact -> !fact.key.equals(PEER)).toList()
        : text;
  }

  /** Adds a problem. */
  void add(String level, String text, Instant now) {
    add(level, text, text, now);
  }

  private void add(String level, String kind, String text, Instant now) {
    String once = OFTEN.matcher(bounded(kind)).replaceFirst("");
    String key = NUMBER.matcher(once).replaceAll("#");
    String said = bounded(text);
    synchronized (byKind) {
      Problem former = byKind.remove(key);
      byKind.put(
          key, former == null ? new Problem(level, now, now, 1, said) : former.again(said, now));
      if (byKind.size() > PROBLEMS_MAX) {
        byKind.remove(byKind.keySet().iterator().next());
      }
    }
  }

  private static String bounded(String text) {
    return text.substring(0, Math.min(text.length(), TEXT_LENGTH_MAX));
  }

  /** All stored problems, the latest last. */
  public List<Problem> all() {
    synchronized (byKind) {
      return List.copyOf(byKind.values());
    }
  }

  /** Stops recording. */
  @Override
  public void close() {
    ((LoggerContext) LoggerFactory.getILoggerFactory())
        .getLogger(Logger.ROOT_LOGGER_NAME)
        .detachAppender(this);
    stop();
  }
}
