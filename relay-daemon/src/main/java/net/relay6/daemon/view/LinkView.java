package net.relay6.daemon.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.counters.LinkCounters;
import net.relay6.planning.model.LinkStatus;
import net.relay6.runtime.LinkState;
import net.relay6.transport.ChannelStates;

/**
 * A client link as sent to clients, with the names of RFC 9243 where it has them.
 *
 * @param name the interface
 * @param state {@code relaying}, {@code standby} or {@code waiting}
 * @param reason the reason why it waits
 * @param since when it has this state, if known
 * @param linkAddress its link-address
 * @param interfaceId its Interface-Id
 * @param statistics its message counts
 * @param receiveBufferLosses messages that the kernel dropped before they could be received
 */
public record LinkView(
    String name,
    String state,
    Optional<String> reason,
    Optional<Instant> since,
    Optional<String> linkAddress,
    Optional<String> interfaceId,
    LinkStatistics statistics,
    long receiveBufferLosses) {

  private static final String RELAYING = "relaying";
  private static final String STANDBY = "standby";
  private static final String WAITING = "waiting";

  /** All configured links, in their order. */
  public static List<LinkView> all(Subject subject) {
    Map<String, LinkCounters> counters = subject.relay().counters().links();
    return subject.relay().links().stream()
        .map(link -> {
          Optional<LinkCounters> counted = Optional.ofNullable(counters.get(link.name()));
          return of(link, counted.orElseGet(LinkCounters::new), subject);
        })
        .toList();
  }

  private static LinkView of(LinkState state, LinkCounters counters, Subject subject) {
    LinkStatus link = state.status();
    LinkStatistics statistics = LinkStatistics.of(counters, subject.startedAt());
    return switch (link) {
      case LinkStatus.Waiting waiting ->
          new LinkView(
              waiting.name(),
              waiting.reason() == LinkStatus.Reason.STANDBY ? STANDBY : WAITING,
              Optional.of(waiting.text()),
              Optional.of(state.since()),
              Optional.empty(),
              Optional.empty(),
              statistics,
              counters.arrivals().receiveBufferLosses());
      case LinkStatus.Ready(var plan) -> {
        Optional<ChannelStates.State> socket = subject.relay().channels().find("link", plan.name());
        boolean open = socket.map(ChannelStates.State::open).orElse(false);
        yield new LinkView(
            plan.name(),
            open ? RELAYING : WAITING,
            open ? Optional.empty() : socket.map(ChannelStates.State::detail),
            socket.map(ChannelStates.State::since),
            Optional.of(plan.linkAddress().toString()),
            Optional.of(plan.interfaceId().toDisplay()),
            statistics,
            counters.arrivals().receiveBufferLosses());
      }
    };
  }

  /** Whether it relays. */
  boolean relays() {
    return state.equals(RELAYING);
  }

  /** Whether it is on standby for another machine. */
  boolean standsBy() {
    return state.equals(STANDBY);
  }
}
