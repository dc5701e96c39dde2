package net.relay6.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import net.relay6.agent.FaultSink;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.extension.OutcomeQueue;
import net.relay6.bindings.BindingBook;
import net.relay6.bindings.BindingJournal;
import net.relay6.bindings.BookClock;
import net.relay6.bindings.JournalReader;
import net.relay6.feature.bindings.BindingFeed;
import net.relay6.feature.bindings.BindingTap;
import net.relay6.settings.RelaySettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of the binding book: it feeds the book, ends expired bindings, and writes the journal,
 * so that at most half a second is lost when the process is killed, and ten seconds at a power
 * failure. A fault of the disk affects the journal only, and it is written again when that is over.
 */
public final class BindingThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(BindingThread.class);

  /** The octets of messages that may wait for this thread: half a second of REPLYs at 10,000/s. */
  private static final int QUEUE_OCTETS = 1 << 20;

  private static final long INTERVAL_MILLIS = 10;
  private static final long FLUSH_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long SYNCHRONIZE_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Ends each expired binding within a second. */
  private static final int EXPIRE_SHARE = 64;

  private final BindingBook book;
  private final BindingTap tap;
  private final BindingFeed feed;
  private final BindingJournal journal;
  private final Path file;
  private final LongSupplier nanoClock;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "relay6-bindings"));
  private final Optional<String> readProblem;
  private volatile Optional<String> writeProblem = Optional.empty();
  private long nextFlushNanos;
  private long nextSynchronizeNanos;

  private BindingThread(RelaySettings settings, InstantSource clock, LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    book = new BindingBook(new BookClock(clock, nanoClock), settings.bindings().max());
    file = settings.stateDirectory().resolve("bindings");
    readProblem = JournalReader.read(file, book);
    readProblem.ifPresent(text -> LOG.error("{}", text));
    OutcomeQueue queue = new OutcomeQueue(QUEUE_OCTETS);
    tap = new BindingTap(queue, nanoClock);
    feed = new BindingFeed(queue, book);
    journal = BindingJournal.of(book, file);
    nextFlushNanos = nanoClock.getAsLong() + FLUSH_NANOS;
    nextSynchronizeNanos = nextFlushNanos;
  }

  /**
   * Reads the journal of {@code settings} and starts the thread; empty if the settings want no
   * book. A RuntimeException of a run is counted and logged by {@code guarded}.
   */
  static Optional<BindingThread> start(
      RelaySettings settings,
      InstantSource clock,
      LongSupplier nanoClock,
      FaultSink.GuardedTasks guarded) {
    if (!settings.bindings().isEnabled()) {
      return Optional.empty();
    }
    BindingThread started = new BindingThread(settings, clock, nanoClock);
    var _ =
        started.thread.scheduleWithFixedDelay(
            guarded.guard(started::run), INTERVAL_MILLIS, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    return Optional.of(started);
  }

  private void run() {
    feed.drain();
    book.expire(book.size() / EXPIRE_SHARE + 1);
    long now = nanoClock.getAsLong();
    if (now - nextFlushNanos >= 0) {
      nextFlushNanos = now + FLUSH_NANOS;
      write(now);
    }
  }

  private void write(long now) {
    try {
      journal.flush();
      if (now - nextSynchronizeNanos >= 0) {
        nextSynchronizeNanos = now + SYNCHRONIZE_NANOS;
        journal.synchronize();
      }
      writeProblem.ifPresent(_ -> LOG.info("{} is written again", file));
      writeProblem = Optional.empty();
    } catch (IOException fault) {
      failed(fault);
    }
  }

  private void failed(IOException fault) {
    String text =
        "bindings are not kept over a restart: %s cannot be written, %s".formatted(file, fault);
    if (writeProblem.filter(text::equals).isEmpty()) {
      LOG.error("{}; relay6 tries again every half second", text);
    }
    writeProblem = Optional.of(text);
  }

  /** The observer that feeds the book; for every plan. */
  Observer tap() {
    return tap;
  }

  /** The book. */
  BindingBook book() {
    return book;
  }

  /** The problems of the file, for the operator; that of reading it while bindings are missing. */
  List<String> problems() {
    return Stream.concat(
            readProblem.filter(_ -> book.incompleteSince().isPresent()).stream(),
            writeProblem.stream())
        .toList();
  }

  /** Writes everything that was relayed before, and ends the thread. */
  @Override
  public void close() {
    var _ = thread.submit(this::finish);
    thread.close();
  }

  private void finish() {
    feed.drain();
    try {
      journal.flush();
      journal.synchronize();
    } catch (IOException fault) {
      failed(fault);
    }
    journal.close();
  }
}
