package net.relay6.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import net.relay6.settings.LogSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LogOutputTest {

  private static final LoggerContext CONTEXT =
      ((Logger) LoggerFactory.getLogger(LogOutputTest.class)).getLoggerContext();

  @TempDir private Path folder = Path.of("");

  @Test
  void plainLinesHaveTimeLevelAndMessage() {
    String line = line(LogSettings.Format.PLAIN, event(Level.WARN, "dropped", null));
    assertTrue(line.matches("2026-01-0\\dT\\d\\d:04:05\\.006\\S+ WARN  dropped\n"), line);
  }

  @Test
  void jsonLinesHaveTheFactsAsFieldsAndAreOneLineWhateverComes() {
    LoggingEvent event = event(Level.WARN, "a \"b\" \\ \u001b \n ü", null);
    event.addKeyValuePair(new KeyValuePair("link", "lan0"));
    event.addKeyValuePair(new KeyValuePair("count", 3));
    assertEquals(
        "{\"time\":\"2026-01-02T03:04:05.006Z\",\"level\":\"WARN\",\"message\":\"a \\\"b\\\" \\\\"
            + " \\u001b \\u000a ü\",\"link\":\"lan0\",\"count\":\"3\"}\n",
        line(LogSettings.Format.JSON, event));
    String fault =
        line(LogSettings.Format.JSON, event(Level.ERROR, "x", new IllegalStateException("y")));
    assertEquals(1, fault.lines().count());
    assertTrue(fault.contains("\"fault\":\"java.lang.IllegalStateException: y\\u000a"), fault);
  }

  @Test
  void journalLinesHaveTheirPriorityEachAndNoTime() {
    assertEquals("<6>hello\n", line(LogSettings.Format.JOURNALD, event(Level.INFO, "hello", null)));
    assertEquals(
        "<7>a\n<7>b\n", line(LogSettings.Format.JOURNALD, event(Level.DEBUG, "a\nb", null)));
    assertEquals("<4>w\n", line(LogSettings.Format.JOURNALD, event(Level.WARN, "w", null)));
    String fault =
        line(LogSettings.Format.JOURNALD, event(Level.ERROR, "x", new IllegalStateException("y")));
    assertTrue(fault.startsWith("<3>x\n<3>java.lang.IllegalStateException: y\n<3>"), fault);
    assertTrue(fault.lines().allMatch(line -> line.startsWith("<3>")), fault);
  }

  @Test
  void theJournalIsKnownByDeviceAndInode() throws IOException {
    Path stream = Files.writeString(folder.resolve("stream"), "");
    String identity =
        Files.getAttribute(stream, "unix:dev") + ":" + Files.getAttribute(stream, "unix:ino");
    assertEquals(LogSettings.Format.JOURNALD, Journal.format(Optional.of(identity), stream));
    assertEquals(LogSettings.Format.PLAIN, Journal.format(Optional.of("8:0"), stream));
    assertEquals(LogSettings.Format.PLAIN, Journal.format(Optional.empty(), stream));
    assertEquals(
        LogSettings.Format.PLAIN, Journal.format(Optional.of(identity), folder.resolve("missing")));
  }

  @Test
  void theLevelChangesAtOnce() {
    LogSettings.Level before = LogOutput.level();
    try {
      LogOutput.level(LogSettings.Level.ERROR);
      assertEquals(LogSettings.Level.ERROR, LogOutput.level());
      assertTrue(!LoggerFactory.getLogger("net.relay6.x").isWarnEnabled());
      LogOutput.level(LogSettings.Level.DEBUG);
      assertTrue(LoggerFactory.getLogger("net.relay6.x").isDebugEnabled());
    } finally {
      LogOutput.level(before);
    }
  }

  private static String line(LogSettings.Format format, ILoggingEvent event) {
    return LogOutput.layout(format, CONTEXT).doLayout(event);
  }

  private static LoggingEvent event(Level level, String message, @Nullable Throwable fault) {
    LoggingEvent event =
        new LoggingEvent("", CONTEXT.getLogger("net.relay6"), level, message, fault, null);
    event.setInstant(Instant.parse("2026-01-02T03:04:05.006Z"));
    return event;
  }
}
