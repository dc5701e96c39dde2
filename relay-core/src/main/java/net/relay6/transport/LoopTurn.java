package net.relay6.transport;

import java.util.concurrent.Executor;
import net.relay6.agent.FaultSink;

/**
 * One iteration of the event loop: it reads every socket that is ready, then sends the results.
 * With a client on each of a thousand links every socket has one message, and sending to a server
 * is cheapest when the kernel takes many messages at once. Used on the event loop only.
 */
final class LoopTurn {

  /** The number of messages after which the results are sent, even if more sockets are ready. */
  static final int MESSAGES_MAX = 64;

  private final Executor loop;
  private final Runnable send;
  private final Runnable end;
  private int messageCount;
  private boolean ends;

  /** Iterations of {@code loop}; {@code send} sends the queued datagrams of all sockets. */
  LoopTurn(Executor loop, Runnable send, FaultSink.GuardedTasks guarded) {
    this.loop = loop;
    this.send = send;
    end = guarded.guard(this::end);
  }

  /** Counts one received message. */
  void countMessage() {
    messageCount++;
  }

  /** Sends now if there are enough messages, otherwise when the loop has read the other sockets. */
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

  /** Sends the queued datagrams. */
  void flush() {
    messageCount = 0;
    send.run();
  }
}
