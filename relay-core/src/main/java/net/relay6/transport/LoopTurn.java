package net.relay6.transport;

import java.util.concurrent.Executor;
import net.relay6.agent.GuardedTasks;

/**
 * One turn of the event loop: it reads every socket that is ready, then sends what came of it. With
 * a client on each of a thousand links every socket has one message, and copies for a server cost
 * least when the kernel takes many at once. Lives on the event loop.
 */
final class LoopTurn {

  /** Messages after which what came of them is sent, although more sockets are ready. */
  static final int MESSAGES_MAX = 64;

  private final Executor loop;
  private final Runnable send;
  private final Runnable end;
  private int messageCount;
  private boolean ends;

  /** Turns of {@code loop}; {@code send} sends what has been queued on any socket. */
  LoopTurn(Executor loop, Runnable send, GuardedTasks guarded) {
    this.loop = loop;
    this.send = send;
    end = guarded.guard(this::end);
  }

  /** Notes that one more message has been received. */
  void countMessage() {
    messageCount++;
  }

  /** Sends now when there is enough, otherwise when the loop has read the other sockets. */
  void batchDone() {
    if (messageCount >= MESSAGES_MAX) {
      flush();
    } else if (!ends) {
      ends = true;
      loop.execute(end);
    }
  }

  private void end() {
    ends = false;
    flush();
  }

  /** Sends what has been queued so far. */
  void flush() {
    messageCount = 0;
    send.run();
  }
}
