package net.relay6.cli.resource;

import java.time.Instant;
import net.relay6.agent.ArrivalCounters;
import net.relay6.agent.RelayCounters;
import net.relay6.agent.ServerCounters;
import net.relay6.wire.MessageType;

/**
 * What RFC 9243 counts of the relay as a whole, by the names it has there. What is sent counts in
 * datagrams: one message to two servers is two. What other relays have wrapped is not looked into,
 * so relay-forward-unknown-received-count is missing.
 *
 * @param discontinuityTime since when they count
 */
record RelayStatistics(
    Instant discontinuityTime,
    long relayForwardSentCount,
    long relayForwardReceivedCount,
    long relayReplyReceivedCount,
    long relayForwardUnknownSentCount,
    long discardedMessageCount) {

  static RelayStatistics of(RelayCounters counters, Instant startedAt) {
    return new RelayStatistics(
        startedAt,
        counters.servers().values().stream().mapToLong(ServerCounters::copies).sum(),
        received(counters, MessageType.RELAY_FORW),
        received(counters, MessageType.RELAY_REPL),
        counters.servers().values().stream()
            .mapToLong(server -> LinkStatistics.unknown(server::copies))
            .sum(),
        counters.arrivals().mapToLong(ArrivalCounters::dropped).sum());
  }

  private static long received(RelayCounters counters, MessageType type) {
    return counters.arrivals().mapToLong(arrived -> arrived.received(type)).sum();
  }
}
