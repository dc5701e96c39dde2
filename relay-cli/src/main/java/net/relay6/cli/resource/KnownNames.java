package net.relay6.cli.resource;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.relay6.agent.ServerPlan;
import net.relay6.assembly.LinkState;
import net.relay6.cli.admin.Answer;
import net.relay6.settings.NearestName;

/**
 * The links or servers a relay knows by name. Who asks for another is told so: nothing would ever
 * be found there.
 *
 * @param kind {@code link} or {@code server}
 * @param current those there are now
 * @param former those there were, of which something may be left
 */
record KnownNames(String kind, Set<String> current, Collection<String> former) {

  /** More names than this are of no help. */
  private static final int LISTED_MAX = 20;

  /** The links of a relay. */
  static KnownNames links(Subject subject) {
    return new KnownNames(
        "link",
        new TreeSet<>(subject.relay().links().stream().map(LinkState::name).toList()),
        subject.relay().counters().links().keySet());
  }

  /** The servers of a relay. */
  static KnownNames servers(Subject subject) {
    return new KnownNames(
        "server",
        new TreeSet<>(subject.relay().servers().stream().map(ServerPlan::name).toList()),
        subject.relay().counters().servers().keySet());
  }

  /** The same without those there are no more. */
  KnownNames now() {
    return new KnownNames(kind, current, Set.of());
  }

  /** The same and one more. */
  KnownNames and(String name) {
    Set<String> more = new TreeSet<>(current);
    more.add(name);
    return new KnownNames(kind, more, former);
  }

  /** Refuses the first of those names that is not known. */
  Optional<Answer> refusal(Collection<String> names) {
    return names.stream()
        .filter(name -> !current.contains(name) && !former.contains(name))
        .findFirst()
        .map(name -> new Answer.Refused(Answer.NOT_FOUND, sentence(name)));
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
