package net.relay6.feature.probe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import net.relay6.agent.OwnAnswers;
import net.relay6.agent.ReplyContext;
import net.relay6.wire.RelayMessage;

/**
 * Takes the responses to probes, and completes those that a thread waits for. Waited for by any
 * thread, taken on the data plane's.
 */
public final class ProbeReplies implements OwnAnswers {

  private record Awaited(String server, int transactionId) {}

  private final LongSupplier nanoClock;
  private final ConcurrentMap<Awaited, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

  /** Reads the time, in nanoseconds, from {@code nanoClock} when a response is waited for. */
  public ProbeReplies(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Waits for a server's response to the probe with that transaction-id.
   *
   * @return done at the time of the response, in nanoseconds
   */
  public CompletableFuture<Long> expect(String server, int transactionId) {
    return awaited.computeIfAbsent(
        new Awaited(server, transactionId & Probe.TRANSACTION_MASK),
        _ -> new CompletableFuture<>());
  }

  /** Waits for it no longer. */
  public void forget(String server, int transactionId) {
    awaited.remove(new Awaited(server, transactionId & Probe.TRANSACTION_MASK));
  }

  @Override
  public boolean takes(ReplyContext answer) {
    if (!Probe.isAnswered(answer)) {
      return false;
    }
    if (!awaited.isEmpty()) {
      complete(answer.server().name(), answer.reply());
    }
    return true;
  }

  private void complete(String server, RelayMessage reply) {
    int header = reply.relayed().getInt(reply.relayed().readerIndex());
    CompletableFuture<Long> response =
        awaited.remove(new Awaited(server, header & Probe.TRANSACTION_MASK));
    if (response != null) {
      response.complete(nanoClock.getAsLong());
    }
  }
}
