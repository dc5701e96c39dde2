package net.relay6.daemon.view;

import java.time.Instant;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.wire.MessageType;

/**
 * The statistics of the whole relay of RFC 9243, with its names. Sent messages count as datagrams:
 * one message to two servers counts twice. Messages that other relays have wrapped are not
 * inspected, so relay-forward-unknown-received-count is missing.
 *
 * @param discontinuityTime the start of counting
 */
public record RelayStatistics(
    Instant discontinuityTime,
    long relayForwardSentCount,
    long relayForwardReceivedCount,
    long relayReplyReceivedCount,
    long relayForwardUnknownSentCount,
    long discardedMessageCount) {

  public static RelayStatistics of(RelayCounters counters, Instant startedAt) {
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
