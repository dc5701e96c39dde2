package net.relay6.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.Layout;
import java.time.Duration;
import java.util.Optional;
import net.relay6.settings.LogFormat;
import net.relay6.settings.LogLevel;
import org.slf4j.LoggerFactory;

/** The log on standard error. May be changed at any time by any thread. */
public final class LogOutput {

  private static final String APPENDER = "STDERR";
  private static final String PLAIN_PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %msg%n";
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

  private LogOutput() {}

  /** Sets the format of lines. */
  public static void format(LogFormat format) {
    appender().ifPresent(appender -> appender.follow(layout(format, appender.getContext())));
  }

  /**
   * Waits at most two seconds until everything logged so far is written. Call it before halting the
   * process; a normal exit calls it too.
   */
  public static void flush() {
    appender().ifPresent(appender -> appender.flush(FLUSH_LIMIT));
  }

  /** The state of the log. */
  public static LogState state() {
    return appender().map(QueuedAppender::state).orElseGet(() -> new LogState(0, 0, false));
  }

  private static Optional<QueuedAppender> appender() {
    return logger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
            instanceof QueuedAppender appender
        ? Optional.of(appender)
        : Optional.empty();
  }

  /** Sets the log level. */
  public static void level(LogLevel level) {
    logger("net.relay6").setLevel(Level.valueOf(level.name()));
  }

  /** The log level. */
  public static LogLevel level() {
    return LogLevel.valueOf(logger("net.relay6").getEffectiveLevel().toString());
  }

  /** The layout of a format. */
  static Layout<ILoggingEvent> layout(LogFormat format, Context context) {
    Layout<ILoggingEvent> layout =
        switch (format) {
          case PLAIN -> plain();
          case JSON -> new JsonLayout();
          case JOURNALD -> new JournaldLayout();
        };
    layout.setContext(context);
    layout.start();
    return layout;
  }

  private static PatternLayout plain() {
    PatternLayout layout = new PatternLayout();
    layout.setPattern(PLAIN_PATTERN);
    return layout;
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}
