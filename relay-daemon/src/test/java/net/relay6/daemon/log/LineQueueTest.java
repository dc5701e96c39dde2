package net.relay6.daemon.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LineQueueTest {

  private static final int OCTETS_MAX = 100_000;
  private static final int LINE_LENGTH = 1000;

  private final LineQueue queue = new LineQueue(OCTETS_MAX, 2 * LINE_LENGTH);

  @Test
  void onceItWasFullItTakesLinesAgainWhenHalfIsWritten() throws InterruptedException {
    int taken = fill();
    assertTrue(queue.isDiscarding());
    for (int number = 0; number < 10; number++) {
      queue.done(queue.take());
      add(false);
    }
    assertEquals(11, queue.discarded());
    while (queue.isDiscarding()) {
      queue.done(queue.take());
    }
    assertTrue(queue.waitingOctets() > OCTETS_MAX / 2 - 2 * LINE_LENGTH);
    add(false);
    assertEquals(11, queue.discarded());
    LineQueue.Line last = queue.take();
    for (queue.done(last); !queue.isEmpty(); queue.done(last)) {
      assertEquals(0, last.discardedBefore());
      last = queue.take();
    }
    assertEquals(11, last.discardedBefore());
    assertTrue(taken > OCTETS_MAX / LINE_LENGTH / 2, "it held " + taken + " lines");
    assertEquals(0, queue.waitingOctets());
  }

  @Test
  void urgentLinesHaveRoomOfTheirOwn() {
    fill();
    add(true);
    assertEquals(1, queue.discarded());
    add(true);
    add(true);
    assertEquals(2, queue.discarded());
    assertTrue(queue.waitingOctets() <= OCTETS_MAX + 2 * LINE_LENGTH);
  }

  @Test
  void whatIsDiscardedIsNotEvenMade() {
    fill();
    queue.add(
        false,
        () -> {
          throw new AssertionError("it was made");
        });
    assertEquals(2, queue.discarded());
  }

  @Test
  void aMarkIsReachedAfterAllBeforeIt() throws InterruptedException {
    add(false);
    CountDownLatch mark = queue.mark();
    queue.done(queue.take());
    assertEquals(1, mark.getCount());
    queue.done(queue.take());
    assertEquals(0, mark.getCount());
  }

  @Test
  void aLineThatIsLongerThanAllThatMayWaitIsDiscardedAndTheWriterWoken()
      throws InterruptedException {
    queue.add(false, () -> ByteBuffer.allocate(OCTETS_MAX));
    assertEquals(1, queue.discarded());
    assertFalse(queue.isDiscarding());
    assertEquals(1, queue.take().discardedBefore());
    add(false);
    assertEquals(1, queue.discarded());
  }

  /** Adds lines until one is discarded; how many were taken. */
  private int fill() {
    int taken = -1;
    for (long before = queue.discarded(); queue.discarded() == before; taken++) {
      add(false);
    }
    return taken;
  }

  private void add(boolean urgent) {
    queue.add(urgent, () -> ByteBuffer.allocate(LINE_LENGTH));
  }
}
