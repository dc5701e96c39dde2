package net.relay6.daemon.resource;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.view.AdminContext;
import net.relay6.planning.model.LinkStatus;
import net.relay6.settings.NearestName;

/**
 * The names of a relay's links or servers. A request for another name is refused, since it would
 * never find anything.
 *
 * @param kind {@code link} or {@code server}
 * @param current the current names
 * @param removed removed names, of which data may be left
 */
record KnownNames(String kind, Set<String> current, Collection<String> removed) {

  /** The number of names that a refusal lists. */
  private static final int LISTED_MAX = 20;

  /** The links of a relay. */
  static KnownNames links(AdminContext context) {
    return new KnownNames(
        "link",
        new TreeSet<>(context.relay().links().stream().map(LinkStatus.Timed::name).toList()),
        context.relay().counters().links().keySet());
  }

  /** The servers of a relay. */
  static KnownNames servers(AdminContext context) {
    return new KnownNames(
        "server",
        new TreeSet<>(context.relay().servers().stream().map(ServerPlan::name).toList()),
        context.relay().counters().servers().keySet());
  }

  /** Without removed names. */
  KnownNames now() {
    return new KnownNames(kind, current, Set.of());
  }

  /** With one more name. */
  KnownNames and(String name) {
    Set<String> more = new TreeSet<>(current);
    more.add(name);
    return new KnownNames(kind, more, removed);
  }

  /** A refusal of the first unknown name; empty if all are known. */
  Optional<AdminResponse> refusal(Collection<String> names) {
    return names.stream()
        .filter(name -> !current.contains(name) && !removed.contains(name))
        .findFirst()
        .map(name -> new AdminResponse.Refused(AdminResponse.NOT_FOUND, sentence(name)));
  }

  private String sentence(String name) {
    String all = "there is no %s %s; there are: ".formatted(kind, name);
    int others = current.size() - LISTED_MAX;
    return others <= 0
        ? all + String.join(", ", current)
        : all
            + String.join(", ", current.stream().limit(LISTED_MAX).toList())
            + " and %d more".formatted(others)
            + NearestName.nearest(name, current).map("; did you mean %s?"::formatted).orElse("");
  }
}
