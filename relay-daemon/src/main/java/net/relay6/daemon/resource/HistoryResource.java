package net.relay6.daemon.resource;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.Answer;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.history.History;
import net.relay6.daemon.history.Past;
import net.relay6.daemon.history.Track;
import net.relay6.daemon.history.View;
import net.relay6.daemon.view.HistoryText;
import net.relay6.daemon.view.TrackView;

/**
 * {@code /history}: the last 24 hours, with at most 288 points for all servers and links, or by the
 * minute for one {@code server} or {@code link}.
 */
public final class HistoryResource implements Resource {

  private final History history;

  /** Shows {@code history}. */
  public HistoryResource(History history) {
    this.history = history;
  }

  /**
   * The response.
   *
   * @param end the end of the latest minute; missing before the first is over
   * @param minutes how many minutes there are
   * @param stepMinutes how many of them are one point
   * @param serversNotKept servers without a history because there are too many
   * @param linksNotKept links without a history
   */
  private record Shown(
      Optional<Instant> end,
      int minutes,
      int stepMinutes,
      Optional<TrackView> relay,
      List<TrackView> servers,
      List<TrackView> links,
      int serversNotKept,
      int linksNotKept) {

    private static final Shown NOTHING =
        new Shown(Optional.empty(), 0, 1, Optional.empty(), List.of(), List.of(), 0, 0);

    private static Shown of(Past past) {
      return new Shown(
          Optional.of(past.end()),
          past.minutes(),
          past.stepMinutes(),
          Optional.of(TrackView.of(past.relay())),
          past.servers().stream().map(TrackView::of).toList(),
          past.links().stream().map(TrackView::of).toList(),
          past.serversNotKept(),
          past.linksNotKept());
    }
  }

  @Override
  public Answer answer(AdminRequest request) {
    Optional<Integer> minutes = minutes(request.parameter("minutes"));
    if (minutes.isEmpty()) {
      return new Answer.Refused(
          Answer.BAD_REQUEST, "minutes is a number from 1 to %d".formatted(History.MINUTES));
    }
    if (request.asks("server") && request.asks("link")) {
      return new Answer.Refused(Answer.BAD_REQUEST, "server and link exclude each other");
    }
    View view = new View(minutes.get(), request.parameter("server"), request.parameter("link"));
    Optional<Past> past = history.past(view);
    return past.isPresent()
        ? unknown("server", view.server(), past.get().servers())
            .or(() -> unknown("link", view.link(), past.get().links()))
            .orElseGet(() -> shown(past.get()))
        : Answer.of(Shown.NOTHING, () -> "the first minute is not over\n");
  }

  private static Answer shown(Past past) {
    return Answer.of(Shown.of(past), () -> HistoryText.of(past));
  }

  private static Optional<Integer> minutes(Optional<String> wanted) {
    return wanted.isEmpty()
        ? Optional.of(History.MINUTES)
        : wanted
            .filter(number -> number.matches("[0-9]{1,4}"))
            .map(Integer::valueOf)
            .filter(number -> number >= 1 && number <= History.MINUTES);
  }

  private Optional<Answer> unknown(String kind, Optional<String> wanted, List<Track> found) {
    return wanted
        .filter(_ -> found.isEmpty())
        .map(name ->
            new Answer.Refused(
                Answer.NOT_FOUND,
                "there is no history of a %s %s; there is one of: %s"
                    .formatted(kind, name, String.join(", ", known(kind)))));
  }

  private List<String> known(String kind) {
    View one = new View(1, Optional.empty(), Optional.empty());
    return history.past(one).stream()
        .flatMap(past -> (kind.equals("server") ? past.servers() : past.links()).stream())
        .map(Track::name)
        .toList();
  }
}
