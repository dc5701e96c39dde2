package net.relay6.daemon.resource;

import java.time.InstantSource;
import java.util.List;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.log.RecentProblems;
import net.relay6.daemon.view.Elapsed;
import net.relay6.daemon.view.Table;

/** {@code /problems}: the latest warnings and errors of the log. */
public final class ProblemsResource implements Resource {

  private final RecentProblems problems;
  private final InstantSource clock;

  /** A resource about {@code problems}, with times of {@code clock}. */
  public ProblemsResource(RecentProblems problems, InstantSource clock) {
    this.problems = problems;
    this.clock = clock;
  }

  /** The response. */
  private record ProblemList(List<RecentProblems.Problem> problems) {}

  @Override
  public AdminResponse respond(AdminRequest request) {
    List<RecentProblems.Problem> all = problems.all();
    return AdminResponse.of(new ProblemList(all), () -> toText(all));
  }

  private String toText(List<RecentProblems.Problem> all) {
    Elapsed elapsed = new Elapsed(clock);
    Table table = new Table("LEVEL", "LAST", "COUNT", "TEXT");
    all.forEach(problem ->
        table.row(problem.level(), elapsed.since(problem.last()), problem.count(), problem.text()));
    return table.toString();
  }
}
