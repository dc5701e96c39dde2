package net.relay6.daemon.resource;

import java.util.LinkedHashMap;
import java.util.Map;
import net.relay6.counters.DropReason;
import net.relay6.counters.RelayCounters;
import net.relay6.counters.Remark;
import net.relay6.counters.ServerCounters;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.ArrivalsView;
import net.relay6.daemon.view.CountersTable;
import net.relay6.daemon.view.Counts;
import net.relay6.daemon.view.RelayStatistics;
import net.relay6.daemon.view.Subject;

/** {@code /counters}: all counters, by link, server, message type and drop reason. */
public final class CountersResource implements Resource {

  private final Subject subject;

  /** A resource about {@code subject}. */
  public CountersResource(Subject subject) {
    this.subject = subject;
  }

  /**
   * The response.
   *
   * @param statistics what RFC 9243 counts of the relay as a whole
   * @param discardedByReason the count of every reason; their sum is the discarded-message-count
   */
  private record All(
      RelayStatistics statistics,
      Map<String, Long> discardedByReason,
      Map<String, Link> links,
      Map<String, Server> servers,
      ArrivalsView unicast,
      long unicastSendErrors) {}

  private record Link(ArrivalsView arrivals, Map<String, Long> sentByType, long sendErrors) {}

  private record Server(
      ArrivalsView arrivals,
      Map<String, Long> copiesByType,
      Map<String, Long> answersByType,
      Map<String, Long> remarks,
      long sendErrors) {}

  @Override
  public Answer answer(AdminRequest request) {
    RelayCounters counters = subject.relay().counters();
    Map<String, Link> links = new LinkedHashMap<>();
    counters
        .links()
        .forEach((name, link) ->
            links.put(
                name,
                new Link(
                    ArrivalsView.of(link.arrivals()),
                    Counts.byType(link::sent),
                    link.sendErrors())));
    Map<String, Server> servers = new LinkedHashMap<>();
    counters.servers().forEach((name, server) -> servers.put(name, server(server)));
    return Answer.of(
        new All(
            RelayStatistics.of(counters, subject.startedAt()),
            discarded(counters),
            links,
            servers,
            ArrivalsView.of(counters.unicast()),
            counters.unicastSendErrors()),
        () -> new CountersTable(counters) + "\n");
  }

  private static Server server(ServerCounters server) {
    Map<String, Long> remarks = new LinkedHashMap<>();
    for (Remark remark : Remark.values()) {
      Counts.put(remarks, remark.label(), server.remarked(remark));
    }
    return new Server(
        ArrivalsView.of(server.arrivals()),
        Counts.byType(server::copies),
        Counts.byType(server::answers),
        remarks,
        server.sendErrors());
  }

  private static Map<String, Long> discarded(RelayCounters counters) {
    Map<String, Long> discarded = new LinkedHashMap<>();
    for (DropReason reason : DropReason.values()) {
      discarded.put(
          reason.label(), counters.arrivals().mapToLong(arrived -> arrived.dropped(reason)).sum());
    }
    return discarded;
  }
}
