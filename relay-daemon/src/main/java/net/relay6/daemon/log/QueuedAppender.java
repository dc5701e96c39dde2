package net.relay6.daemon.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.Layout;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import ch.qos.logback.core.layout.EchoLayout;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.relay6.settings.LogSettings;
import org.slf4j.Logger;

/**
 * The log on standard error, written by a thread of its own, so that no logging thread waits for
 * the reader of standard error. Up to {@value #OCTETS_MAX} octets of lines wait to be written, and
 * {@value #ERRORS_RESERVE} octets more of errors; lines that do not fit are discarded and counted,
 * and a line reports their number when lines are written again.
 */
public final class QueuedAppender extends UnsynchronizedAppenderBase<ILoggingEvent> {

  /**
   * Logback's AsyncAppender bounds the number of lines instead, and does not count discarded ones.
   */
  static final int OCTETS_MAX = 1 << 20;

  static final int ERRORS_RESERVE = 64 << 10;

  private final LineQueue queue = new LineQueue(OCTETS_MAX, ERRORS_RESERVE);
  private final Supplier<WritableByteChannel> channel;
  private volatile Layout<ILoggingEvent> layout = new EchoLayout<>();

  /** Writes to standard error; for Logback, which creates it by its class name. */
  public QueuedAppender() {
    this(() -> new FileOutputStream(FileDescriptor.err).getChannel());
  }

  /** Writes to what {@code channel} opens for the first line. */
  QueuedAppender(Supplier<WritableByteChannel> channel) {
    this.channel = channel;
  }

  /** Uses the layout {@code next} for later lines; queued lines are unchanged. */
  void useLayout(Layout<ILoggingEvent> next) {
    layout = next;
  }

  @Override
  public void start() {
    layout = LogOutput.layout(LogSettings.Format.PLAIN, getContext());
    LineWriter.start(queue, channel, this::gap);
    super.start();
  }

  /**
   * Lines are built on the logging thread, so that their values cannot change before they are
   * written.
   */
  @Override
  protected void append(ILoggingEvent event) {
    queue.add(event.getLevel().isGreaterOrEqual(Level.ERROR), () -> line(event));
  }

  private ByteBuffer line(ILoggingEvent event) {
    return ByteBuffer.wrap(layout.doLayout(event).getBytes(StandardCharsets.UTF_8));
  }

  private ByteBuffer gap(long count) {
    LoggerContext logback = (LoggerContext) getContext();
    return line(
        new LoggingEvent(
            QueuedAppender.class.getName(),
            logback.getLogger(Logger.ROOT_LOGGER_NAME),
            Level.WARN,
            "{} log lines were discarded because standard error did not take them",
            null,
            new Object[] {count}));
  }

  /** Waits at most {@code limit} until everything logged so far is written. */
  void flush(Duration limit) {
    try {
      boolean _ = queue.mark().await(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** The current state. */
  LogOutput.State state() {
    return new LogOutput.State(queue.waitingOctets(), queue.discarded(), queue.isDiscarding());
  }
}
