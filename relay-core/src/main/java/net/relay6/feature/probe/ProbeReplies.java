package net.relay6.feature.probe;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import net.relay6.agent.extension.OwnAnswers;
import net.relay6.agent.extension.ReplyContext;
import net.relay6.wire.RelayMessage;

/**
 * Consumes the responses to probes, and completes the futures of threads that wait for them. Any
 * thread may wait; responses are consumed on the data plane's thread.
 */
public final class ProbeReplies implements OwnAnswers {

  private record Awaited(String server, int transactionId) {}

  private final LongSupplier nanoClock;
  private final ConcurrentMap<Awaited, CompletableFuture<Long>> awaited = new ConcurrentHashMap<>();

  /** Takes the time of awaited responses, in nanoseconds, from {@code nanoClock}. */
  public ProbeReplies(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /**
   * Starts waiting for a server's response to the probe with that transaction-id.
   *
   * @return completed with the time of the response, in nanoseconds
   */
  public CompletableFuture<Long> expect(String server, int transactionId) {
    return awaited.computeIfAbsent(
        new Awaited(server, transactionId & Probe.TRANSACTION_MASK),
        _ -> new CompletableFuture<>());
  }

  /** Stops waiting for a response. */
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
