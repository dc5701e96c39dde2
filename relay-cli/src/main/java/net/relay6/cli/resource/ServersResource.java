package net.relay6.cli.resource;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import net.relay6.cli.admin.AdminRequest;
import net.relay6.cli.admin.Answer;
import net.relay6.cli.admin.Resource;
import net.relay6.cli.table.Table;

/** {@code /servers}: every server, whether it can be sent to, and what it answers. */
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
            "ADVERTISE",
            "REPLY",
            "ERRORS",
            "WAITING",
            "DETAIL");
    for (ServerView server : servers) {
      Map<String, Long> answers = server.answersByType();
      table.row(
          server.name(),
          server.open() ? "open" : "not open",
          elapsed.since(server.since()),
          server.address(),
          server.copies(),
          server.answers(),
          answers.getOrDefault("ADVERTISE", 0L),
          answers.getOrDefault("REPLY", 0L),
          server.sendErrors(),
          server.waiting().map(String::valueOf).orElse("-"),
          server.detail());
    }
    return table.toString();
  }
}
