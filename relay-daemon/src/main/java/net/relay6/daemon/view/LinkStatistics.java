package net.relay6.daemon.view;

import java.time.Instant;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.LinkCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.ServerCounters;
import net.relay6.net.MessageTypeNames;
import net.relay6.wire.MessageType;

/**
 * The statistics of a relay's interface of RFC 9243, with its names. A message that goes to several
 * servers counts as received once. Unknown types are those that IANA does not list.
 *
 * @param discontinuityTime the start of counting
 */
public record LinkStatistics(
    Instant discontinuityTime,
    long solicitReceivedCount,
    long advertiseSentCount,
    long requestReceivedCount,
    long confirmReceivedCount,
    long renewReceivedCount,
    long rebindReceivedCount,
    long replySentCount,
    long releaseReceivedCount,
    long declineReceivedCount,
    long reconfigureSentCount,
    long informationRequestReceivedCount,
    long unknownMessageReceivedCount,
    long unknownMessageSentCount,
    long discardedMessageCount) {

  /** The counters of {@code link}, which began at {@code startedAt}. */
  public static LinkStatistics of(LinkCounters link, Instant startedAt) {
    ArrivalCounters received = link.arrivals();
    return new LinkStatistics(
        startedAt,
        received.received(MessageType.SOLICIT),
        link.sent(MessageType.ADVERTISE),
        received.received(MessageType.REQUEST),
        received.received(MessageType.CONFIRM),
        received.received(MessageType.RENEW),
        received.received(MessageType.REBIND),
        link.sent(MessageType.REPLY),
        received.received(MessageType.RELEASE),
        received.received(MessageType.DECLINE),
        link.sent(MessageType.RECONFIGURE),
        received.received(MessageType.INFORMATION_REQUEST),
        unknown(received::received),
        unknown(link::sent),
        received.dropped());
  }

  /** The sum of a counter over all types that IANA does not list. */
  static long unknown(ToLongFunction<MessageType> counter) {
    return IntStream.range(0, 256)
        .filter(number -> MessageTypeNames.name(number).isEmpty())
        .mapToObj(MessageType::of)
        .mapToLong(counter)
        .sum();
  }

  /**
   * The statistics of the whole relay of RFC 9243, with its names. Sent messages count as
   * datagrams: one message to two servers counts twice. Messages that other relays have wrapped are
   * not inspected, so relay-forward-unknown-received-count is missing.
   *
   * @param discontinuityTime the start of counting
   */
  public record OfRelay(
      Instant discontinuityTime,
      long relayForwardSentCount,
      long relayForwardReceivedCount,
      long relayReplyReceivedCount,
      long relayForwardUnknownSentCount,
      long discardedMessageCount) {

    /** The sums of {@code counters}, which began at {@code startedAt}. */
    public static OfRelay of(RelayCounters counters, Instant startedAt) {
      return new OfRelay(
          startedAt,
          counters.servers().values().stream().mapToLong(ServerCounters::relayForwards).sum(),
          received(counters, MessageType.RELAY_FORW),
          received(counters, MessageType.RELAY_REPL),
          counters.servers().values().stream()
              .mapToLong(server -> LinkStatistics.unknown(server::relayForwards))
              .sum(),
          counters.arrivals().mapToLong(ArrivalCounters::dropped).sum());
    }

    private static long received(RelayCounters counters, MessageType type) {
      return counters.arrivals().mapToLong(arrived -> arrived.received(type)).sum();
    }
  }
}
