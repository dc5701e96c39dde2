package net.relay6.cli.resource;

import java.time.Instant;
import java.util.stream.Stream;
import net.relay6.agent.ArrivalCounters;
import net.relay6.agent.LinkCounters;
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
        arrivals(counters).mapToLong(ArrivalCounters::dropped).sum());
  }

  private static long received(RelayCounters counters, MessageType type) {
    return arrivals(counters).mapToLong(arrived -> arrived.received(type)).sum();
  }

  /** What arrived, wherever it did. */
  static Stream<ArrivalCounters> arrivals(RelayCounters counters) {
    return Stream.of(
            counters.links().values().stream().map(LinkCounters::arrivals),
            counters.servers().values().stream().map(ServerCounters::arrivals),
            Stream.of(counters.unicast()))
        .flatMap(stream -> stream);
  }
}
