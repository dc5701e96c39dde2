package net.relay6.daemon.view;

import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for another thread, with a time limit. */
public final class BoundedWait {

  private static final long TIMEOUT_SECONDS = 2;

  private BoundedWait() {}

  /** The result; empty if it does not come in time. */
  public static <T> Optional<T> within(Future<T> asked) throws InterruptedException {
    try {
      return Optional.of(asked.get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    } catch (TimeoutException | ExecutionException _) {
      return Optional.empty();
    }
  }

  /** Whether it completes in time. */
  public static boolean completes(Future<?> asked) throws InterruptedException {
    try {
      asked.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (TimeoutException | ExecutionException _) {
      return false;
    }
  }
}
