package net.relay6.cli.resource;

import java.time.InstantSource;
import java.util.List;
import net.relay6.cli.admin.AdminRequest;
import net.relay6.cli.admin.Answer;
import net.relay6.cli.admin.Resource;

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
    return Answer.of(
        new Servers(servers), () -> new ServersText(servers, new Elapsed(clock)).toString());
  }
}
