package net.relay6.daemon.resource;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Anomaly;
import net.relay6.counters.ServerCounters;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.AdminContext;
import net.relay6.daemon.view.BoundedWait;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.ServerStatisticsView;
import net.relay6.daemon.view.Table;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.runtime.Relay;
import net.relay6.runtime.server.ServerState;
import net.relay6.transport.ChannelStates;

/** {@code /servers}: every server, with its state and statistics. */
public final class ServersResource implements Resource {

  private final AdminContext context;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public ServersResource(AdminContext context, InstantSource clock) {
    this.context = context;
    this.clock = clock;
  }

  /** The response. */
  private record Servers(List<ServerView> servers) {}

  @Override
  public AdminResponse respond(AdminRequest request) throws InterruptedException {
    List<ServerView> servers = ServerView.all(context);
    return AdminResponse.of(
        new Servers(servers), () -> new Text(servers, new Elapsed(clock)).toString());
  }

  /**
   * A server as sent to clients.
   *
   * @param name the operator's name for it
   * @param address its address; the host name while the address is not known
   * @param state its state: responding, unproven, refused, unreachable, silent, not open or
   *     draining
   * @param stateSince since when it has this state
   * @param stateDetail the evidence for the state
   * @param open whether its socket is open
   * @param detail the endpoints of its socket, or why it is not open
   * @param since when its socket is open or not
   * @param copies datagrams queued for its socket
   * @param answers its relayed responses
   * @param copiesByType the same by the type of the relayed message
   * @param answersByType the same by type
   * @param sendErrors datagrams that the kernel refused
   * @param oversizeCopies RELAY-FORWs that were not sent because they do not fit a UDP datagram
   * @param receiveBufferLosses messages that the kernel dropped before they could be received
   * @param waiting queued datagrams; missing if the data plane did not respond
   * @param conduct its statistics; missing if servers are not observed
   */
  public record ServerView(
      String name,
      String address,
      String state,
      Optional<Instant> stateSince,
      String stateDetail,
      boolean open,
      String detail,
      Optional<Instant> since,
      long copies,
      long answers,
      Map<String, Long> copiesByType,
      Map<String, Long> answersByType,
      long sendErrors,
      long oversizeCopies,
      long receiveBufferLosses,
      Optional<Integer> waiting,
      Optional<ServerStatisticsView> conduct) {

    /** The detail before the control thread's first update. */
    private static final String BEING_OPENED = "is being opened";

    /** All configured servers, in their order, then draining ones. */
    static List<ServerView> all(AdminContext context) throws InterruptedException {
      Map<String, Integer> waiting =
          BoundedWait.within(context.relay().waitingByServer()).orElse(Map.of());
      Optional<ServerSetReport> report = context.serverSet().map(ServerSetWatch::report);
      Map<String, ServerState> states = context.relay().serverStates();
      return Stream.concat(context.relay().servers().stream(), draining(context.relay()))
          .map(server -> of(server, states, context.relay().channels(), waiting, report))
          .toList();
    }

    /** A server of which only the address has changed is still configured. */
    private static Stream<ServerPlan> draining(Relay relay) {
      return relay.drainingServers().stream()
          .filter(former ->
              relay.servers().stream().noneMatch(server -> server.name().equals(former.name())));
    }

    private static ServerView of(
        ServerPlan server,
        Map<String, ServerState> states,
        ChannelStates channels,
        Map<String, Integer> waiting,
        Optional<ServerSetReport> report) {
      ServerCounters counters = server.counters();
      Optional<ChannelStates.State> socket = channels.find("server", server.name());
      Optional<ServerState> state = Optional.ofNullable(states.get(server.name()));
      return new ServerView(
          server.name(),
          server.shownAddress(),
          state.map(ServerState::condition).orElse(ServerState.Condition.UNPROVEN).label(),
          state.map(ServerState::since),
          state.map(ServerState::detail).orElse(BEING_OPENED),
          socket.map(ChannelStates.State::open).orElse(false),
          socket.map(ChannelStates.State::detail).orElse(BEING_OPENED),
          socket.map(ChannelStates.State::since),
          counters.relayForwards(),
          counters.relayedResponses(),
          CountersResource.Counts.byType(counters::relayForwards),
          CountersResource.Counts.byType(counters::relayedResponses),
          counters.sendErrors(),
          counters.anomalies(Anomaly.OVERSIZE_COPY),
          counters.arrivals().receiveBufferLosses(),
          Optional.ofNullable(waiting.get(server.name())),
          ServerStatisticsView.of(server.name(), report));
    }
  }

  /**
   * Servers for people: their states, their responses, and details. With names of up to twelve
   * characters, no line is longer than 120.
   */
  public static final class Text {

    private static final int WIDTH = 120;
    private static final int NAME_LENGTH_MAX = 12;

    /** That of an IPv6 address; a host name stands whole in the details. */
    private static final int ADDRESS_LENGTH_MAX = 39;

    private final List<ServerView> servers;
    private final Elapsed elapsed;

    /**
     * Text about {@code servers} in the given order, with the times since their changes of state.
     */
    public Text(List<ServerView> servers, Elapsed elapsed) {
      this.servers = servers;
      this.elapsed = elapsed;
    }

    @Override
    public String toString() {
      return states() + "\n" + responses() + "\n" + details();
    }

    private Table states() {
      Table table =
          new Table("SERVER", "STATE", "SINCE", "ADDRESS", "LOST", "ERRORS", "OVERSIZE", "WAITING");
      for (ServerView server : servers) {
        table.row(
            name(server, table),
            server.state(),
            elapsed.since(server.stateSince()),
            address(server),
            server.receiveBufferLosses(),
            server.sendErrors(),
            server.oversizeCopies(),
            cell(server.waiting()));
      }
      return table;
    }

    private Table responses() {
      Table table =
          new Table(
              "SERVER",
              "HEARD",
              "COPIES",
              "ANSWERS",
              "UNANSWERED",
              "MEDIAN",
              "99%",
              "PREFERENCE",
              "WINS",
              "LEASES",
              "FINDINGS");
      for (ServerView server : servers) {
        Optional<ServerStatisticsView> conduct = server.conduct();
        table.row(
            name(server, table),
            elapsed.since(conduct.flatMap(ServerStatisticsView::heard)),
            server.copies(),
            server.answers(),
            cell(conduct.map(ServerStatisticsView::unanswered)),
            cell(conduct.map(known -> known.latency().median())),
            cell(conduct.map(known -> known.latency().p99())),
            cell(conduct.map(ServerStatisticsView::preferences)),
            cell(conduct.map(ServerStatisticsView::wins)),
            cell(conduct.map(ServerStatisticsView::liveLeases)),
            cell(conduct.map(ServerStatisticsView::findings)));
      }
      return table;
    }

    /** The endpoints of each server's socket, and its problems. */
    private Table details() {
      int indent =
          servers.stream()
              .mapToInt(server -> server.name().length())
              .filter(length -> length <= NAME_LENGTH_MAX)
              .reduce(6, Math::max);
      Table table = new Table("SERVER", "DETAIL");
      for (ServerView server : servers) {
        List<String> lines = lines(detail(server), WIDTH - indent - 2);
        table.row(name(server, table), lines.getFirst());
        lines.stream().skip(1).forEach(line -> table.row("", line));
      }
      return table;
    }

    /** What stands in its column; a long name is put above the row. */
    private static String name(ServerView server, Table table) {
      if (server.name().length() <= NAME_LENGTH_MAX) {
        return server.name();
      }
      table.line(server.name());
      return "";
    }

    private static String address(ServerView server) {
      return server.address().length() <= ADDRESS_LENGTH_MAX
          ? server.address()
          : server.address().substring(0, ADDRESS_LENGTH_MAX - 3) + "...";
    }

    private static String detail(ServerView server) {
      return server.stateDetail().isEmpty() || !server.open()
          ? server.detail()
          : server.stateDetail() + ", " + server.detail();
    }

    /** Splits a text into lines of at most that length; a longer word has a line of its own. */
    private static List<String> lines(String text, int lengthMax) {
      List<String> lines = new ArrayList<>();
      String line = "";
      for (String word : text.split(" ", -1)) {
        if (!line.isEmpty() && line.length() + 1 + word.length() > lengthMax) {
          lines.add(line);
          line = "";
        }
        line = line.isEmpty() ? word : line + " " + word;
      }
      lines.add(line);
      return lines;
    }

    private static Object cell(Optional<?> value) {
      return value.isPresent() ? value.get() : "-";
    }
  }
}
