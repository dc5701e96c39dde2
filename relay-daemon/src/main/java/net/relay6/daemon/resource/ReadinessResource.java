package net.relay6.daemon.resource;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.log.LogOutput;
import net.relay6.daemon.view.AdminContext;
import net.relay6.runtime.Relay;
import net.relay6.runtime.server.ServerState;
import net.relay6.runtime.watch.NeighbourState;
import net.relay6.runtime.watch.SharedPort;
import net.relay6.transport.ChannelStates;

/** {@code /health/ready}: whether a link and a server are usable, and the problems. */
public final class ReadinessResource implements Resource {

  private final AdminContext context;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public ReadinessResource(AdminContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  /** The response. */
  private record ReadinessState(String state, List<String> degraded) {}

  @Override
  public AdminResponse respond(AdminRequest request) {
    Readiness readiness = Readiness.of(context, clock);
    return new AdminResponse.Value(
        readiness.ready() ? AdminResponse.GOOD : AdminResponse.UNAVAILABLE,
        new ReadinessState(readiness.word(), readiness.degraded()),
        () ->
            readiness.word()
                + "\n"
                + String.join("", readiness.degraded().stream().map(what -> what + "\n").toList()));
  }

  /**
   * The problems of servers.
   *
   * @param sentences one for each server with a problem
   * @param anyIsUsable whether there is a server without a problem
   */
  public record ServerProblems(List<String> sentences, boolean anyIsUsable) {

    private static final DateTimeFormatter DAY_AND_TIME =
        DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    /** The current problems, with times of {@code clock}. */
    static ServerProblems of(Relay relay, InstantSource clock) {
      Stream<String> names = relay.servers().stream().map(ServerPlan::name);
      return of(names.toList(), relay.serverStates(), clock.instant(), ZoneId.systemDefault());
    }

    /** The problems of those servers, in their order. */
    public static ServerProblems of(
        List<String> servers, Map<String, ServerState> states, Instant now, ZoneId zone) {
      List<String> sentences = new ArrayList<>();
      for (String server : servers) {
        ServerState state = states.get(server);
        if (state != null && !state.isGood()) {
          sentences.add(sentence(server, state, now, zone));
        }
      }
      return new ServerProblems(sentences, sentences.size() < servers.size());
    }

    private static String sentence(String server, ServerState state, Instant now, ZoneId zone) {
      String advice = state.condition().advice();
      return "server %s: %s since %s (%s)%s"
          .formatted(
              server,
              state.condition().label(),
              time(state.since(), now, zone),
              state.detail(),
              advice.isEmpty() ? "" : "; " + advice);
    }

    /** The time of day, with the date if it is not today. */
    private static String time(Instant since, Instant now, ZoneId zone) {
      LocalDateTime then = LocalDateTime.ofInstant(since, zone).truncatedTo(ChronoUnit.SECONDS);
      return then.toLocalDate().equals(LocalDateTime.ofInstant(now, zone).toLocalDate())
          ? DateTimeFormatter.ISO_LOCAL_TIME.format(then)
          : DAY_AND_TIME.format(then);
    }
  }

  /**
   * Whether a relay is ready.
   *
   * @param ready whether at least one server is usable, and at least one link relays or is on
   *     standby
   * @param linksOpen the number of open links
   * @param links the number of configured links
   * @param serversOpen how many servers are
   * @param servers the number of configured servers
   * @param degraded the problems, one sentence each, causes before what follows from them
   */
  record Readiness(
      boolean ready,
      long linksOpen,
      int links,
      long serversOpen,
      int servers,
      List<String> degraded) {

    /** The current readiness, with times of {@code clock}. */
    static Readiness of(AdminContext context, InstantSource clock) {
      Relay relay = context.relay();
      ChannelStates channels = relay.channels();
      List<LinksResource.LinkView> links = LinksResource.LinkView.all(context);
      List<String> degraded = new ArrayList<>();
      // A program that has the port is why sockets are not open, so it comes before them.
      relay.sharedPorts().stream().map(SharedPort::problem).forEach(degraded::add);
      links.stream()
          .filter(link -> !link.relays() && !link.standsBy())
          .map(link -> "link %s: %s".formatted(link.name(), link.reason().orElse(link.state())))
          .forEach(degraded::add);
      ServerProblems servers = ServerProblems.of(relay, clock);
      degraded.addAll(servers.sentences());
      links.forEach(link -> addFrames(degraded, link, channels));
      degraded.addAll(relay.stateProblems());
      relay.neighbours().flatMap(NeighbourState::problem).ifPresent(degraded::add);
      channels.channelsWithLosses().stream()
          .map(
              "%s: messages were lost within the last minute, the receive buffer was full"
                  ::formatted)
          .forEach(degraded::add);
      addLog(degraded, LogOutput.state());
      long linksOpen = links.stream().filter(LinksResource.LinkView::relays).count();
      long serversOpen = channels.openCount("server");
      return new Readiness(
          serversOpen > 0
              && (servers.anyIsUsable() || !context.readyNeedsResponse())
              && (linksOpen > 0 || links.stream().anyMatch(LinksResource.LinkView::standsBy)),
          linksOpen,
          links.size(),
          serversOpen,
          relay.servers().size(),
          degraded);
    }

    private static void addFrames(
        List<String> degraded, LinksResource.LinkView link, ChannelStates channels) {
      channels
          .find("frames", link.name())
          .ifPresent(state ->
              degraded.add(
                  "link %s: no packet socket, responses leave by UDP: %s"
                      .formatted(link.name(), state.detail())));
    }

    private static void addLog(List<String> degraded, LogOutput.State log) {
      if (log.discarding()) {
        degraded.add(
            "log: standard error takes no lines, so they are discarded; check the program that"
                + " reads it, or whether its disk is full");
      }
    }

    /** {@code ready}, {@code degraded} or {@code not ready}. */
    String word() {
      if (!ready) {
        return "not ready";
      }
      return degraded.isEmpty() ? "ready" : "degraded";
    }
  }
}
