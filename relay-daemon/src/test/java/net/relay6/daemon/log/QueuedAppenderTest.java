package net.relay6.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.relay6.fixtures.lab.Await;
import net.relay6.settings.LogSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.event.KeyValuePair;

/** The log on a pipe that is read, not read, or broken. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class QueuedAppenderTest {

  private static final String LAST = "the last line";
  private static final Pattern NUMBERED = Pattern.compile("<[67]>line (\\d+) x+");
  private static final Pattern GAP =
      Pattern.compile(
          "<4>(\\d+) log lines were discarded because standard error did not take them");
  private static final String PADDING = " " + "x".repeat(200);
  private static final int MANY = 50_000;

  private final LoggerContext context = new LoggerContext();
  private final Pipe pipe;
  private final BufferedReader reader;

  QueuedAppenderTest() throws IOException {
    pipe = Pipe.open();
    reader =
        new BufferedReader(
            Channels.newReader(pipe.source(), StandardCharsets.UTF_8.newDecoder(), -1));
  }

  @AfterEach
  void close() throws IOException {
    pipe.source().close();
    pipe.sink().close();
  }

  @Test
  void writesLinesInTheirOrder() throws IOException {
    QueuedAppender appender = appender(pipe.sink());
    log(appender, Level.INFO, "one");
    log(appender, Level.WARN, "two " + "ü".repeat(20_000));
    log(appender, Level.ERROR, "three");
    appender.flush(Duration.ofSeconds(30));
    assertEquals(new LogOutput.State(0, 0, false), settled(appender));
    assertEquals("<6>one", reader.readLine());
    assertEquals("<4>two " + "ü".repeat(20_000), reader.readLine());
    assertEquals("<3>three", reader.readLine());
  }

  @Test
  void whoLogsNeverWaitsAndEveryLineIsWrittenOrCountedWhereItIsMissing() throws IOException {
    QueuedAppender appender = appender(pipe.sink());
    logMany(appender);
    LogOutput.State blocked = appender.state();
    assertTrue(blocked.discarding(), blocked.toString());
    assertTrue(blocked.discardedLines() > 0, blocked.toString());
    assertTrue(blocked.waitingOctets() <= QueuedAppender.OCTETS_MAX, blocked.toString());
    assertTrue(blocked.waitingOctets() > QueuedAppender.OCTETS_MAX / 2, blocked.toString());
    log(appender, Level.ERROR, LAST);
    Written written = read();
    assertEquals(MANY, written.lines + written.discarded);
    assertEquals(List.of(blocked.discardedLines()), written.gaps);
    LogOutput.State after = settled(appender);
    assertFalse(after.discarding());
    assertEquals(blocked.discardedLines(), after.discardedLines());
  }

  @Test
  void whatIsLostLastIsReportedWithoutAnotherLine() throws IOException {
    QueuedAppender appender = appender(pipe.sink());
    log(appender, Level.INFO, "y".repeat(2 * QueuedAppender.OCTETS_MAX));
    assertTrue(GAP.matcher(reader.readLine()).matches());
    logMany(appender);
    long discarded = appender.state().discardedLines() - 1;
    String line = "";
    while (!GAP.matcher(line).matches()) {
      line = reader.readLine();
    }
    assertTrue(line.contains(" " + discarded + " ") || line.contains(">" + discarded + " "), line);
  }

  @Test
  void whatCannotBeWrittenIsCountedAndTheLogGoesOn() throws IOException {
    AtomicInteger failures = new AtomicInteger(2);
    QueuedAppender appender = appender(failing(failures));
    log(appender, Level.INFO, "lost");
    log(appender, Level.INFO, "lost too");
    appender.flush(Duration.ofSeconds(30));
    assertEquals(2, appender.state().discardedLines());
    log(appender, Level.INFO, "written");
    // How many lines say so depends on when the writer comes to each.
    int reported = 0;
    for (String line = reader.readLine(); !line.equals("<6>written"); line = reader.readLine()) {
      assertTrue(GAP.matcher(line).matches(), line);
      reported += Integer.parseInt(line.replaceAll("^<4>(\\d+) .*", "$1"));
    }
    assertEquals(2, reported);
  }

  @Test
  void aNonBlockingPipeGetsEveryLineWhole() throws IOException {
    pipe.sink().configureBlocking(false);
    QueuedAppender appender = appender(pipe.sink());
    for (int number = 0; number < 2000; number++) {
      log(appender, Level.INFO, "line " + number + PADDING);
    }
    log(appender, Level.ERROR, LAST);
    assertEquals(2000, read().lines);
  }

  @Test
  void flushingWaitsNoLongerThanItMay() {
    QueuedAppender appender = appender(pipe.sink());
    logMany(appender);
    appender.flush(Duration.ofMillis(10));
    assertTrue(appender.state().waitingOctets() > 0);
  }

  @Test
  void aLineShowsWhatWasTrueWhenItWasLogged() throws IOException {
    QueuedAppender appender = appender(pipe.sink());
    logMany(appender);
    appender.useLayout(LogOutput.layout(LogSettings.Format.JSON, context));
    StringBuilder changing = new StringBuilder("before");
    LoggingEvent event = event(Level.ERROR, "changing");
    event.addKeyValuePair(new KeyValuePair("link", changing));
    appender.doAppend(event);
    changing.replace(0, changing.length(), "after");
    String line = "";
    while (!line.contains("\"message\":\"changing\"")) {
      line = reader.readLine();
    }
    assertTrue(line.contains("\"link\":\"before\""), line);
  }

  private void logMany(QueuedAppender appender) {
    for (int number = 0; number < MANY; number++) {
      log(appender, Level.DEBUG, "line " + number + PADDING);
    }
  }

  /** What was read until the last line. */
  private static final class Written {
    private final List<Long> gaps = new ArrayList<>();
    private long lines;
    private long discarded;
  }

  /** Reads on; a line is missing only where that is said. */
  private Written read() throws IOException {
    Written written = new Written();
    for (String line = reader.readLine(); !line.endsWith(LAST); line = reader.readLine()) {
      Matcher gap = GAP.matcher(line);
      if (gap.matches()) {
        written.gaps.add(Long.valueOf(gap.group(1)));
        written.discarded += Long.parseLong(gap.group(1));
      } else {
        Matcher numbered = NUMBERED.matcher(line);
        assertTrue(numbered.matches(), line);
        assertEquals(
            written.lines + written.discarded, Long.parseLong(numbered.group(1)), "in order");
        written.lines++;
      }
    }
    return written;
  }

  private static LogOutput.State settled(QueuedAppender appender) {
    Await.until(() -> appender.state().waitingOctets() == 0, () -> "everything is written");
    return appender.state();
  }

  private QueuedAppender appender(WritableByteChannel channel) {
    QueuedAppender appender = new QueuedAppender(() -> channel);
    appender.setContext(context);
    appender.start();
    appender.useLayout(LogOutput.layout(LogSettings.Format.JOURNALD, context));
    return appender;
  }

  private void log(QueuedAppender appender, Level level, String message) {
    appender.doAppend(event(level, message));
  }

  private LoggingEvent event(Level level, String message) {
    return new LoggingEvent("", context.getLogger("net.relay6"), level, message, null, null);
  }

  /** Refuses that many writes, then goes on as the pipe. */
  private WritableByteChannel failing(AtomicInteger failures) {
    return new WritableByteChannel() {

      @Override
      public int write(ByteBuffer octets) throws IOException {
        if (failures.getAndDecrement() > 0) {
          throw new IOException("No space left on device");
        }
        return pipe.sink().write(octets);
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
  }
}
