package net.relay6.cli.resource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.Remark;
import net.relay6.agent.ServerCounters;
import net.relay6.agent.ServerPlan;
import net.relay6.assembly.Relay;
import net.relay6.assembly.ServerSetWatch;
import net.relay6.assembly.ServerState;
import net.relay6.feature.serverset.ServerSetReport;
import net.relay6.transport.ChannelStates;

/**
 * A server, as it is told of.
 *
 * @param name the operator's name for it
 * @param address where copies go; the host name while its address is not known
 * @param state what is known of it: responding, unproven, refused, unreachable, silent, not open or
 *     draining
 * @param stateSince when it came to be so
 * @param stateDetail what shows it
 * @param open whether copies can be sent
 * @param detail from where to where, or why not
 * @param since when it came to be so that copies can be sent or not
 * @param copies datagrams handed to its socket
 * @param answers its messages that were sent on
 * @param copiesByType copies by the type of what they wrap
 * @param answersByType answers by type
 * @param sendErrors datagrams the kernel refused
 * @param oversizeCopies copies that were not sent since they would not fit a UDP datagram
 * @param receiveBufferLosses messages that the kernel dropped before they could be received
 * @param waiting datagrams that wait for the kernel to take them; missing when nobody could tell
 * @param conduct how it behaves; missing when servers are not watched
 */
record ServerView(
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

  /** Before the control thread has looked for the first time. */
  private static final String BEING_OPENED = "is being opened";

  /** All configured servers, in their order, and then those that were until lately. */
  static List<ServerView> all(Subject subject) throws InterruptedException {
    Map<String, Integer> waiting =
        Answers.within(subject.relay().waitingByServer()).orElse(Map.of());
    Optional<ServerSetReport> report = subject.serverSet().map(ServerSetWatch::report);
    Map<String, ServerState> states = subject.relay().serverStates();
    return Stream.concat(subject.relay().servers().stream(), former(subject.relay()))
        .map(server -> of(server, states, subject.relay().channels(), waiting, report))
        .toList();
  }

  /** One whose address alone has changed is configured still. */
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
