package net.relay6.daemon.resource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.counters.LinkCounters;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.LinkStatistics;
import net.relay6.daemon.view.Table;
import net.relay6.planning.model.LinkStatus;
import net.relay6.transport.ChannelStates;

/** {@code /links}: every client link, with its state and the statistics of RFC 9243. */
public final class LinksResource implements Resource {

  private final AdminContext context;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public LinksResource(AdminContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  /** The response. */
  private record Links(List<LinkView> links) {}

  @Override
  public AdminResponse respond(AdminRequest request) {
    List<LinkView> links = LinkView.all(context);
    return AdminResponse.of(new Links(links), () -> toText(links));
  }

  private String toText(List<LinkView> links) {
    Elapsed elapsed = new Elapsed(clock);
    Table table =
        new Table(
            "LINK",
            "STATE",
            "SINCE",
            "LINK-ADDRESS",
            "INTERFACE-ID",
            "SOLICIT",
            "REQUEST",
            "REPLY",
            "DISCARDED",
            "LOST",
            "REASON");
    for (LinkView link : links) {
      LinkStatistics counts = link.statistics();
      table.row(
          link.name(),
          link.state(),
          elapsed.since(link.since()),
          link.linkAddress().orElse("-"),
          link.interfaceId().orElse("-"),
          counts.solicitReceivedCount(),
          counts.requestReceivedCount(),
          counts.replySentCount(),
          counts.discardedMessageCount(),
          link.receiveBufferLosses(),
          link.reason().orElse(""));
    }
    return table.toString();
  }

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
  record LinkView(
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
    static List<LinkView> all(AdminContext context) {
      Map<String, LinkCounters> counters = context.relay().counters().links();
      return context.relay().links().stream()
          .map(link -> {
            Optional<LinkCounters> counted = Optional.ofNullable(counters.get(link.name()));
            return of(link, counted.orElseGet(LinkCounters::new), context);
          })
          .toList();
    }

    private static LinkView of(
        LinkStatus.Timed state, LinkCounters counters, AdminContext context) {
      LinkStatus link = state.status();
      LinkStatistics statistics = LinkStatistics.of(counters, context.startedAt());
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
          Optional<ChannelStates.State> socket =
              context.relay().channels().find("link", plan.name());
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
}
