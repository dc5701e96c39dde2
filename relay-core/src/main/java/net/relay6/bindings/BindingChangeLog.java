package net.relay6.bindings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The latest changes of a book, for any number of readers, each at its own pace. A reader that
 * falls behind by more than {@value #CHANGES_MAX} changes has lost its place; the book never waits.
 * Thread-safe.
 */
public final class BindingChangeLog implements BindingChange.Listener {

  /** How many changes are kept. */
  public static final int CHANGES_MAX = 4096;

  private final BindingChange[] changes = new BindingChange[CHANGES_MAX];
  private long last;
  private int count;

  /** The changes of {@code book} from now on. */
  public static BindingChangeLog of(BindingBook book) {
    BindingChangeLog log = new BindingChangeLog();
    log.last = book.add(log);
    return log;
  }

  private BindingChangeLog() {}

  @Override
  public synchronized void changed(BindingChange change) {
    last = change.sequence();
    changes[place(last)] = change;
    count = Math.min(count + 1, CHANGES_MAX);
    notifyAll();
  }

  private static int place(long sequence) {
    return (int) (sequence % CHANGES_MAX);
  }

  /**
   * The changes after that of the number {@code sequence}; empty if some of them are no longer
   * kept, or if there is no such number yet.
   */
  public synchronized Optional<List<BindingChange>> after(long sequence) {
    if (sequence > last || sequence < last - count) {
      return Optional.empty();
    }
    List<BindingChange> later = new ArrayList<>();
    for (long number = sequence + 1; number <= last; number++) {
      later.add(changes[place(number)]);
    }
    return Optional.of(later);
  }

  /** Waits until there is a change after {@code sequence}, at most {@code millis}. */
  public synchronized void await(long sequence, long millis) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (last <= sequence) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) {
        return;
      }
      wait(left);
    }
  }
}
