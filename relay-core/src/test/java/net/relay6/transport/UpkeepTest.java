package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import net.relay6.testing.RecordedLog;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UpkeepTest {

  @RegisterExtension final RecordedLog log = RecordedLog.of(Transport.class);

  private final Loop loop = new Loop();
  private final List<Error> errors = new ArrayList<>();
  private Runnable work = () -> {};
  private int turns;
  private final Upkeep upkeep =
      new Upkeep(
          loop,
          () -> {
            turns++;
            work.run();
          },
          errors::add);

  @AfterEach
  void end() {
    loop.close();
  }

  @Test
  void itsWorkIsDoneOnceASecond() {
    loop.runNext();
    loop.runNext();
    assertEquals(2, turns);
    assertEquals(List.of(1000L, 1000L, 1000L), loop.delaysMillis);
  }

  @Test
  void aFaultCostsOneTurnAndIsLoggedOnceWhileItLasts() {
    work =
        () -> {
          throw new IllegalStateException("a fault");
        };
    loop.runNext();
    loop.runNext();
    assertEquals(2, turns);
    assertEquals(List.of(), errors);
    assertEquals(
        List.of("a fault in relay6 while maintaining its sockets; relaying goes on"),
        log.messages());
  }

  @Test
  void anErrorIsNotSilent() {
    work =
        () -> {
          throw new StackOverflowError();
        };
    loop.runNext();
    assertEquals(1, errors.size());
  }

  @Test
  void afterItsEndNothingIsDone() {
    upkeep.close();
    loop.runNext();
    assertEquals(0, turns);
    assertTrue(loop.waiting.isEmpty());
  }

  /** Runs what is scheduled when the test says so. */
  private static final class Loop extends ScheduledThreadPoolExecutor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Long> delaysMillis = new ArrayList<>();

    Loop() {
      super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      waiting.add(task);
      delaysMillis.add(unit.toMillis(delay));
      return super.schedule(() -> {}, 0, unit);
    }

    void runNext() {
      waiting.remove().run();
    }
  }
}
