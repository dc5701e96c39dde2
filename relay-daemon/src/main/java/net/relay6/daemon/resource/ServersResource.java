package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.util.List;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.ServerView;
import net.relay6.daemon.view.ServersText;
import net.relay6.daemon.view.Subject;

/** {@code /servers}: every server, with its state and statistics. */
public final class ServersResource implements Resource {

  private final Subject subject;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public ServersResource(Subject subject, InstantSource clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /** The response. */
  private record Servers(List<ServerView> servers) {}

  @Override
  public Answer answer(AdminRequest request) throws InterruptedException {
    List<ServerView> servers = ServerView.all(subject);
    return Answer.of(
        new Servers(servers), () -> new ServersText(servers, new Elapsed(clock)).toString());
  }
}
