package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.Subject;
import net.relay6.daemon.view.Table;
import net.relay6.observer.LeaseReport;
import net.relay6.observer.lease.LeaseView;
import net.relay6.observer.live.ServerSetWatch;

/**
 * {@code /leases}: the leases with client, server and end, learnt from the REPLYs that passed the
 * relay. {@code link}, {@code server}, {@code client}, {@code address} and {@code limit} select
 * leases.
 */
public final class LeasesResource implements Resource {

  private final Subject subject;
  private final InstantSource clock;

  /** A resource about {@code subject}, with times of {@code clock}. */
  public LeasesResource(Subject subject, InstantSource clock) {
    this.subject = subject;
    this.clock = clock;
  }

  /**
   * The response.
   *
   * @param matching how many match, of which {@code leases} are those extended last
   */
  private record Told(List<LeaseView> leases, int matching, long forgotten) {}

  @Override
  public Answer answer(AdminRequest request) {
    LeaseChoice.Read read = LeaseChoice.of(request);
    Optional<ServerSetWatch> watch = subject.serverSet();
    if (read.choice().isEmpty()) {
      return new Answer.Refused(Answer.BAD_REQUEST, read.fault());
    }
    return watch.map(known -> tell(known, read.choice().get())).orElse(NotWatched.ANSWER);
  }

  private Answer tell(ServerSetWatch watch, LeaseChoice choice) {
    LeaseReport report = watch.leases(choice, choice.limit());
    List<LeaseView> leases = report.leases().stream().map(report::view).toList();
    Told told = new Told(leases, report.matching(), report.evicted());
    Answer answer = Answer.of(told, () -> words(told));
    return told.matching() > 0 ? answer : refusal(choice).orElse(answer);
  }

  /** Leases of removed links and servers may be left, but not of unknown ones. */
  private Optional<Answer> refusal(LeaseChoice choice) {
    return KnownNames.links(subject)
        .refusal(choice.link().stream().toList())
        .or(() -> KnownNames.servers(subject).refusal(choice.server().stream().toList()));
  }

  private String words(Told told) {
    Elapsed elapsed = new Elapsed(clock);
    Table table =
        new Table("LEASE", "CLIENT", "IAID", "SERVER", "LINK", "SINCE", "EXTENDED", "ENDS IN");
    for (LeaseView lease : told.leases()) {
      table.row(
          lease.lease(),
          lease.client(),
          "%08x".formatted(lease.iaid()),
          String.join(",", lease.servers()),
          lease.link(),
          elapsed.since(lease.since()),
          elapsed.since(lease.extended()),
          lease.ends().map(elapsed::until).orElse("never"));
    }
    int more = told.matching() - told.leases().size();
    return table + (more == 0 ? "" : "and %d more; --limit shows more\n".formatted(more));
  }
}
