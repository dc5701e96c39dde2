package net.relay6.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Context;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.LayoutBase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.settings.LogSettings;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

/** The log on standard error. May be changed at any time by any thread. */
public final class LogOutput {

  private static final String APPENDER = "STDERR";
  private static final String PLAIN_PATTERN = "%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %msg%n";
  private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

  private LogOutput() {}

  /** Sets the format of lines. */
  public static void format(LogSettings.Format format) {
    appender().ifPresent(appender -> appender.useLayout(layout(format, appender.getContext())));
  }

  /**
   * Waits at most two seconds until everything logged so far is written. Call it before halting the
   * process; a normal exit calls it too.
   */
  public static void flush() {
    appender().ifPresent(appender -> appender.flush(FLUSH_LIMIT));
  }

  /** The state of the log. */
  public static State state() {
    return appender().map(QueuedAppender::state).orElseGet(() -> new State(0, 0, false));
  }

  private static Optional<QueuedAppender> appender() {
    return logger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender(APPENDER)
            instanceof QueuedAppender appender
        ? Optional.of(appender)
        : Optional.empty();
  }

  /** Sets the log level. */
  public static void level(LogSettings.Level level) {
    logger("net.relay6").setLevel(Level.valueOf(level.name()));
  }

  /** The log level. */
  public static LogSettings.Level level() {
    return LogSettings.Level.valueOf(logger("net.relay6").getEffectiveLevel().toString());
  }

  /** The layout of a format. */
  static Layout<ILoggingEvent> layout(LogSettings.Format format, Context context) {
    Layout<ILoggingEvent> layout =
        switch (format) {
          case PLAIN -> plain();
          case JSON -> new JsonLayout();
          case JOURNALD -> new Journal.Layout();
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

  /**
   * The state of the log on standard error.
   *
   * @param waitingOctets the memory of queued lines, in octets
   * @param discardedLines the number of lines discarded since the start because standard error was
   *     blocked
   * @param discarding whether lines are being discarded
   */
  public record State(long waitingOctets, long discardedLines, boolean discarding) {}

  /**
   * One JSON object a line (RFC 8259): {@code time} (RFC 3339), {@code level}, {@code message}, the
   * line's keys such as {@code link}, {@code server}, {@code reason} and {@code peer}, and {@code
   * fault}, a stack trace. All values are strings.
   */
  static final class JsonLayout extends LayoutBase<ILoggingEvent> {

    JsonLayout() {}

    @Override
    public String doLayout(ILoggingEvent event) {
      return fields(event).entrySet().stream()
          .map(field -> quoted(field.getKey()) + ":" + quoted(field.getValue()))
          .collect(Collectors.joining(",", "{", "}\n"));
    }

    private static Map<String, String> fields(ILoggingEvent event) {
      Map<String, String> fields = new LinkedHashMap<>();
      fields.put("time", event.getInstant().toString());
      fields.put("level", event.getLevel().toString());
      fields.put("message", event.getFormattedMessage());
      if (event.getKeyValuePairs() != null) {
        for (KeyValuePair fact : event.getKeyValuePairs()) {
          fields.put(fact.key, String.valueOf(fact.value));
        }
      }
      if (event.getThrowableProxy() != null) {
        fields.put("fault", ThrowableProxyUtil.asString(event.getThrowableProxy()));
      }
      return fields;
    }

    private static String quoted(String text) {
      StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
      text.chars().forEach(character -> append(quoted, (char) character));
      return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, char character) {
      if (character == '"' || character == '\\') {
        quoted.append('\\').append(character);
      } else if (character < ' ' || Character.isSurrogate(character)) {
        quoted.append("\\u%04x".formatted((int) character));
      } else {
        quoted.append(character);
      }
    }
  }
}
