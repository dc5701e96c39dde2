package net.relay6.cli.resource;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.relay6.cli.admin.AdminRequest;
import net.relay6.cli.admin.Answer;
import net.relay6.cli.admin.Resource;
import net.relay6.cli.table.Table;

/** {@code /servers}: every server, what is known of it, and what it answers. */
public final class ServersResource implements Resource {

  private final Subject subject;
  private final InstantSource clock;

  /** Tells of {@code subject} at the time of {@code clock}. */
  public ServersResource(Subject subject, InstantSource clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /** What is told. */
  private record Servers(List<ServerView> servers) {}

  @Override
  public Answer answer(AdminRequest request) throws InterruptedException {
    List<ServerView> servers = ServerView.all(subject);
    return Answer.of(new Servers(servers), () -> words(servers));
  }

  private String words(List<ServerView> servers) {
    Elapsed elapsed = new Elapsed(clock);
    Table table =
        new Table(
            "SERVER",
            "STATE",
            "SINCE",
            "ADDRESS",
            "COPIES",
            "ANSWERS",
            "HEARD",
            "UNANSWERED",
            "MEDIAN",
            "99%",
            "PREFERENCE",
            "WINS",
            "LEASES",
            "FINDINGS",
            "LOST",
            "ERRORS",
            "OVERSIZE",
            "WAITING",
            "DETAIL");
    servers.forEach(server -> table.row(cells(server, elapsed)));
    return table.toString();
  }

  private static Object[] cells(ServerView server, Elapsed elapsed) {
    Optional<ServerConduct> conduct = server.conduct();
    return new Object[] {
      server.name(),
      server.state(),
      elapsed.since(server.stateSince()),
      server.address(),
      server.copies(),
      server.answers(),
      elapsed.since(conduct.flatMap(ServerConduct::heard)),
      cell(conduct.map(ServerConduct::unanswered)),
      cell(conduct.map(known -> known.latency().median())),
      cell(conduct.map(known -> known.latency().p99())),
      cell(conduct.map(ServerConduct::preferences)),
      cell(conduct.map(ServerConduct::wins)),
      cell(conduct.map(ServerConduct::liveLeases)),
      cell(conduct.map(ServerConduct::findings)),
      server.receiveBufferLosses(),
      server.sendErrors(),
      server.oversizeCopies(),
      cell(server.waiting()),
      detail(server)
    };
  }

  /** The way there, and what is wrong with it or the server. */
  private static String detail(ServerView server) {
    return server.stateDetail().isEmpty() || !server.open()
        ? server.detail()
        : server.stateDetail() + ", " + server.detail();
  }

  private static Object cell(Optional<?> value) {
    return value.isPresent() ? value.get() : "-";
  }
}
