package net.relay6.daemon.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.Remark;
import net.relay6.counters.ServerCounters;
import net.relay6.observer.ServerSetReport;
import net.relay6.observer.live.ServerSetWatch;
import net.relay6.runtime.Relay;
import net.relay6.runtime.server.ServerState;
import net.relay6.transport.ChannelStates;

/**
 * A server as sent to clients.
 *
 * @param name the operator's name for it
 * @param address its address; the host name while the address is not known
 * @param state its state: responding, unproven, refused, unreachable, silent, not open or draining
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
    Optional<ServerConduct> conduct) {

  /** The detail before the control thread's first update. */
  private static final String BEING_OPENED = "is being opened";

  /** All configured servers, in their order, then draining ones. */
  public static List<ServerView> all(Subject subject) throws InterruptedException {
    Map<String, Integer> waiting =
        Answers.within(subject.relay().waitingByServer()).orElse(Map.of());
    Optional<ServerSetReport> report = subject.serverSet().map(ServerSetWatch::report);
    Map<String, ServerState> states = subject.relay().serverStates();
    return Stream.concat(subject.relay().servers().stream(), former(subject.relay()))
        .map(server -> of(server, states, subject.relay().channels(), waiting, report))
        .toList();
  }

  /** A server of which only the address has changed is still configured. */
  private static Stream<ServerPlan> former(Relay relay) {
    return relay.formerServers().stream()
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
        counters.copies(),
        counters.answers(),
        Counts.byType(counters::copies),
        Counts.byType(counters::answers),
        counters.sendErrors(),
        counters.remarked(Remark.OVERSIZE_COPY),
        counters.arrivals().receiveBufferLosses(),
        Optional.ofNullable(waiting.get(server.name())),
        ServerConduct.of(server.name(), report));
  }
}
