package net.relay6.daemon;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.planning.model.LinkStatus;
import net.relay6.runtime.LinkState;
import net.relay6.runtime.Relay;
import net.relay6.transport.ChannelStates;

/**
 * The report of a relay after its start: that it relays, or why it does not yet.
 *
 * @param relay the relay
 */
public record StartReport(Relay relay) {

  /** Further reasons are only in the log. */
  private static final int REASONS_MAX = 20;

  /** One line: whether it relays, and which channels are open. */
  String headline() {
    return "relay6 %s: %d of %d links, %d of %d servers"
        .formatted(
            isRelaying() ? "is relaying" : "started, relaying nothing yet",
            open("link"),
            relay.links().size(),
            open("server"),
            relay.serverCount());
  }

  /** The headline and, if it relays nothing, a line for each reason. */
  public String full() {
    if (isRelaying()) {
      return headline();
    }
    return Stream.concat(Stream.of(headline()), reasons().stream().limit(REASONS_MAX))
        .collect(Collectors.joining(System.lineSeparator() + "  "));
  }

  /** Why it can never relay anything, if that is so. */
  public Optional<String> hopelessness() {
    return open("link") > 0 ? Optional.empty() : relay.channels().portDenied();
  }

  private boolean isRelaying() {
    return open("link") > 0 && open("server") > 0;
  }

  private long open(String kind) {
    return relay.channels().openCount(kind);
  }

  private List<String> reasons() {
    return Stream.concat(
            relay.links().stream().map(LinkState::status).flatMap(this::reason),
            relay.servers().stream()
                .map(ServerPlan::name)
                .flatMap(server -> closed("server", server)))
        .toList();
  }

  private Stream<String> reason(LinkStatus link) {
    return switch (link) {
      case LinkStatus.Waiting waiting ->
          Stream.of("link " + waiting.name() + ": " + waiting.text());
      case LinkStatus.Ready(LinkPlan plan) -> closed("link", plan.name());
    };
  }

  private Stream<String> closed(String kind, String name) {
    return relay.channels().find(kind, name).stream()
        .filter(state -> !state.open())
        .map(ChannelStates.State::detail)
        .map(detail -> kind + " " + name + ": " + detail);
  }
}
