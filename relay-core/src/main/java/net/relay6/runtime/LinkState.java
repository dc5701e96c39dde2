package net.relay6.runtime;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.planning.model.LinkStatus;

/**
 * The status of a link, and since when it has it.
 *
 * @param status the status
 * @param since when the link entered this status
 */
public record LinkState(LinkStatus status, Instant since) {

  /** The link's name. */
  public String name() {
    return status.name();
  }

  /** The new states after {@code former} ones; a changed status begins {@code now}. */
  static List<LinkState> follow(List<LinkState> former, List<LinkStatus> links, Instant now) {
    Map<String, LinkState> byName =
        former.stream().collect(Collectors.toMap(LinkState::name, Function.identity()));
    return links.stream()
        .map(link -> {
          LinkState last = byName.get(link.name());
          return last != null && isSame(last.status(), link)
              ? new LinkState(link, last.since())
              : new LinkState(link, now);
        })
        .toList();
  }

  private static boolean isSame(LinkStatus last, LinkStatus link) {
    return switch (link) {
      case LinkStatus.Ready _ -> last instanceof LinkStatus.Ready;
      case LinkStatus.Waiting(_, var reason, _) ->
          last instanceof LinkStatus.Waiting(_, var before, _) && before == reason;
    };
  }
}
