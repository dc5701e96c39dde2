package net.relay6.runtime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.relay6.planning.model.LinkStatus;

/** Other processes relay every link, so that nothing is left to relay. The message names them. */
public final class RelayedElsewhere extends RuntimeException {

  private static final long serialVersionUID = 1;

  private RelayedElsewhere(String message) {
    super(message);
  }

  /** The reason not to start with those links; empty if one of them can be relayed now or later. */
  static Optional<RelayedElsewhere> of(List<LinkStatus> links) {
    List<LinkStatus> there = links.stream().filter(link -> !isAbsent(link)).toList();
    return !there.isEmpty() && there.stream().allMatch(RelayedElsewhere::isElsewhere)
        ? Optional.of(new RelayedElsewhere(text(there)))
        : Optional.empty();
  }

  private static boolean isAbsent(LinkStatus link) {
    return link instanceof LinkStatus.Waiting(_, var reason, _)
        && (reason == LinkStatus.Reason.MISSING || reason == LinkStatus.Reason.NO_MATCH);
  }

  private static boolean isElsewhere(LinkStatus link) {
    return link instanceof LinkStatus.Waiting(_, var reason, _)
        && reason == LinkStatus.Reason.RELAYED_ELSEWHERE;
  }

  private static String text(List<LinkStatus> links) {
    return links.stream()
            .map(link -> "link " + link.name() + ": " + toText(link))
            .collect(Collectors.joining("; "))
        + "; stop that process, or give this one other links";
  }

  private static String toText(LinkStatus link) {
    return link instanceof LinkStatus.Waiting waiting ? waiting.text() : "";
  }
}
