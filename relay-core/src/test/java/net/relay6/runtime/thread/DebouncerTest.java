package net.relay6.runtime.thread;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DebouncerTest {

  private final Control control = new Control();
  private Runnable duringLook = () -> {};
  private int looks;
  private final ControlThread.Debouncer gathering =
      new ControlThread.Debouncer(
          control,
          () -> {
            looks++;
            duringLook.run();
          });

  @AfterEach
  void end() {
    control.close();
  }

  @Test
  void newsBeforeTheBeginningLeadToTheOneLookAtTheBeginning() {
    gathering.trigger();
    assertEquals(0, control.waiting.size());
    gathering.start();
    gathering.trigger();
    control.runAll();
    assertEquals(1, looks);
  }

  @Test
  void oneLookIsTakenForAllNewsOfABurst() {
    gathering.start();
    control.runAll();
    for (int news = 0; news < 1000; news++) {
      gathering.trigger();
    }
    control.runAll();
    assertEquals(2, looks);
  }

  @Test
  void newsDuringALookLeadToAnotherAfterIt() {
    gathering.start();
    duringLook =
        () -> {
          duringLook = () -> {};
          gathering.trigger();
          gathering.trigger();
        };
    control.runAll();
    assertEquals(2, looks);
    assertEquals(0, control.waiting.size());
  }

  @Test
  void theNextLookWaitsAtLeastAsLongAsTheLastTook() {
    gathering.start();
    long looking = TimeUnit.MILLISECONDS.toNanos(20);
    duringLook =
        () -> {
          long begunNanos = System.nanoTime();
          while (System.nanoTime() - begunNanos < looking) {
            Thread.onSpinWait();
          }
        };
    control.runAll();
    gathering.trigger();
    assertTrue(control.lastDelayNanos >= looking, control.lastDelayNanos + " ns");
  }

  /** Runs what is scheduled when the test says so. */
  private static final class Control extends ScheduledThreadPoolExecutor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private long lastDelayNanos;

    Control() {
      super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      waiting.add(task);
      lastDelayNanos = unit.toNanos(delay);
      return super.schedule(() -> {}, 0, unit);
    }

    void runAll() {
      while (!waiting.isEmpty()) {
        waiting.remove().run();
      }
    }
  }
}
