package net.relay6.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayDeque;
import java.util.Deque;
import net.relay6.agent.FaultSink;
import net.relay6.testing.FailingFaults;
import org.junit.jupiter.api.Test;

class LoopTurnTest {

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private int sendCount;
  private final LoopTurn turn =
      new LoopTurn(tasks::add, () -> sendCount++, new FaultSink.GuardedTasks(new FailingFaults()));

  private void receive(int messages) {
    for (int message = 0; message < messages; message++) {
      turn.countMessage();
    }
    turn.batchDone();
  }

  private void endTurn() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  @Test
  void sendsOnceWhatManySocketsReceivedInOneTurn() {
    for (int socket = 0; socket < LoopTurn.MESSAGES_MAX - 1; socket++) {
      receive(1);
    }
    assertEquals(0, sendCount);
    assertEquals(1, tasks.size());
    endTurn();
    assertEquals(1, sendCount);
  }

  @Test
  void sendsWithoutWaitingWhatComesOfAFullBatch() {
    receive(LoopTurn.MESSAGES_MAX);
    assertEquals(1, sendCount);
    assertEquals(0, tasks.size());
  }

  @Test
  void sendsWithinTheTurnOnceManySocketsHaveReceivedEnough() {
    for (int socket = 0; socket < LoopTurn.MESSAGES_MAX; socket++) {
      receive(1);
    }
    assertEquals(1, sendCount);
    endTurn();
    assertEquals(2, sendCount);
  }

  @Test
  void sendsAtTheEndOfEachTurn() {
    receive(1);
    endTurn();
    receive(1);
    endTurn();
    assertEquals(2, sendCount);
  }

  @Test
  void sendsAtTheEndOfTheTurnAfterAFault() {
    LoopTurn failing =
        new LoopTurn(tasks::add, this::failToSend, new FaultSink.GuardedTasks(new FailingFaults()));
    for (int turns = 0; turns < 2; turns++) {
      failing.batchDone();
      assertThrows(IllegalStateException.class, tasks.remove()::run);
    }
    assertEquals(2, sendCount);
  }

  private void failToSend() {
    sendCount++;
    throw new IllegalStateException("cannot be sent");
  }
}
