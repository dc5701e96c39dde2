package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.util.List;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.LinkStatistics;
import net.relay6.daemon.view.LinkView;
import net.relay6.daemon.view.Subject;
import net.relay6.daemon.view.Table;

/** {@code /links}: every client link, with its state and the statistics of RFC 9243. */
public final class LinksResource implements Resource {

  private final Subject subject;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public LinksResource(Subject subject, InstantSource clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /** The response. */
  private record Links(List<LinkView> links) {}

  @Override
  public Answer answer(AdminRequest request) {
    List<LinkView> links = LinkView.all(subject);
    return Answer.of(new Links(links), () -> words(links));
  }

  private String words(List<LinkView> links) {
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
}
