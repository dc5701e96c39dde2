package net.relay6.runtime.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ControlThreadTest {

  @RegisterExtension private final RecordedLog log = RecordedLog.of(ControlThread.class);

  private final List<Error> errors = new CopyOnWriteArrayList<>();
  private long nowNanos;
  private final ControlThread control = new ControlThread(errors::add, () -> nowNanos);

  @AfterEach
  void end() {
    control.close();
  }

  @Test
  void aFaultIsLoggedAndNotEachTime() {
    for (int turn = 0; turn < 21; turn++) {
      nowNanos = TimeUnit.MILLISECONDS.toNanos(500L * turn);
      control.runGuarded("looking", ControlThreadTest::fail);
    }
    assertEquals(
        List.of(
            "a fault in relay6 while looking; relaying goes on",
            "a fault in relay6 while looking; relaying goes on (and 19 more since the last such"
                + " line)"),
        log.messages());
  }

  @Test
  void anErrorIsNeverSilent() {
    control.runGuarded(
        "looking",
        () -> {
          throw new StackOverflowError();
        });
    assertThrows(
        CompletionException.class,
        () ->
            control.call(() -> {
              throw new StackOverflowError();
            }));
    assertEquals(2, errors.size());
  }

  @Test
  void whoAsksForSomethingGetsItOrTheFault() {
    assertEquals("relay6-control", control.call(() -> Thread.currentThread().getName()));
    assertThrows(
        IllegalStateException.class,
        () ->
            control.call(() -> {
              fail();
              return 1;
            }));
  }

  private static void fail() {
    throw new IllegalStateException("a fault");
  }
}
