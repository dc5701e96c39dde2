package net.relay6.cli.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.LayoutWrappingEncoder;
import java.nio.charset.StandardCharsets;
import net.relay6.settings.LogFormat;
import net.relay6.settings.LogLevel;
import org.slf4j.LoggerFactory;

/** The log on standard error. May be changed at any time by any thread; no line is lost. */
public final class LogOutput {

  private static final String APPENDER = "STDERR";
  private static final String PLAIN_PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %msg%n";

  private LogOutput() {}

  /** Lines look like that from now on. */
  public static void format(LogFormat format) {
    Logger root = logger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    if (root.getAppender(APPENDER) instanceof OutputStreamAppender<ILoggingEvent> appender) {
      appender.setEncoder(encoder(format, root.getLoggerContext()));
    }
  }

  /** So much is logged from now on. */
  public static void level(LogLevel level) {
    logger("net.relay6").setLevel(Level.valueOf(level.name()));
  }

  /** How much is logged now. */
  public static LogLevel level() {
    return LogLevel.valueOf(logger("net.relay6").getEffectiveLevel().toString());
  }

  private static LayoutWrappingEncoder<ILoggingEvent> encoder(
      LogFormat format, LoggerContext context) {
    Layout<ILoggingEvent> layout = layout(format);
    layout.setContext(context);
    layout.start();
    LayoutWrappingEncoder<ILoggingEvent> encoder = new LayoutWrappingEncoder<>();
    encoder.setContext(context);
    encoder.setCharset(StandardCharsets.UTF_8);
    encoder.setLayout(layout);
    encoder.start();
    return encoder;
  }

  /** Makes lines of events; to be started. */
  static Layout<ILoggingEvent> layout(LogFormat format) {
    return switch (format) {
      case PLAIN -> plain();
      case JSON -> new JsonLayout();
      case JOURNALD -> new JournaldLayout();
    };
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
