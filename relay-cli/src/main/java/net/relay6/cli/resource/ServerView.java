package net.relay6.cli.resource;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.agent.Remark;
import net.relay6.agent.ServerCounters;
import net.relay6.agent.ServerPlan;
import net.relay6.assembly.ServerSetWatch;
import net.relay6.feature.serverset.ServerSetReport;
import net.relay6.transport.ChannelStates;

/**
 * A server, as it is told of.
 *
 * @param name the operator's name for it
 * @param address where copies go; {@code ::} while that is not known
 * @param open whether copies can be sent
 * @param detail from where to where, or why not
 * @param since when it came to be so
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

  /** All configured servers, in their order. */
  static List<ServerView> all(Subject subject) throws InterruptedException {
    Map<String, Integer> waiting =
        Answers.within(subject.relay().waitingByServer()).orElse(Map.of());
    Optional<ServerSetReport> report = subject.relay().serverSet().map(ServerSetWatch::report);
    return subject.relay().servers().stream()
        .map(server -> of(server, subject.relay().channels(), waiting, report))
        .toList();
  }

  private static ServerView of(
      ServerPlan server,
      ChannelStates channels,
      Map<String, Integer> waiting,
      Optional<ServerSetReport> report) {
    ServerCounters counters = server.counters();
    Optional<ChannelStates.State> socket = channels.find("server", server.name());
    return new ServerView(
        server.name(),
        server.address().toString(),
        socket.map(ChannelStates.State::open).orElse(false),
        socket.map(ChannelStates.State::detail).orElse("is being opened"),
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
