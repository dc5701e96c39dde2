package net.relay6.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/**
 * What a logger and those below it write while a test runs. Put it into a field with
 * {@code @RegisterExtension}; any thread may log, and any may ask.
 */
public final class RecordedLog implements BeforeEachCallback, AfterEachCallback {

  private final Logger logger;
  private final @Nullable Level level;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
  private @Nullable Level before;

  private RecordedLog(String name, @Nullable Level level) {
    this.logger = (Logger) LoggerFactory.getLogger(name);
    this.level = level;
  }

  /** Of a class. */
  public static RecordedLog of(Class<?> source) {
    return of(source.getName());
  }

  /** Of a package or class by its name. */
  public static RecordedLog of(String name) {
    return new RecordedLog(name, null);
  }

  /** The same, from that level on, whatever level the logger has otherwise. */
  public RecordedLog at(Level from) {
    return new RecordedLog(logger.getName(), from);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    before = logger.getLevel();
    if (level != null) {
      logger.setLevel(level);
    }
    appender.start();
    logger.addAppender(appender);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    logger.detachAppender(appender);
    appender.stop();
    logger.setLevel(before);
  }

  /** What was logged, in order. */
  public List<ILoggingEvent> events() {
    // The appender holds its own lock while it adds an event.
    synchronized (appender) {
      return List.copyOf(appender.list);
    }
  }

  /** The text of each event. */
  public List<String> messages() {
    return events().stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  /** The level of each event. */
  public List<Level> levels() {
    return events().stream().map(ILoggingEvent::getLevel).toList();
  }

  /** Forgets what was logged until now. */
  public void clear() {
    synchronized (appender) {
      appender.list.clear();
    }
  }
}
