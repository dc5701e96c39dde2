package net.relay6.daemon.resource;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.relay6.daemon.admin.AdminRequest;
import net.relay6.daemon.admin.AdminResponse;
import net.relay6.daemon.admin.Resource;
import net.relay6.daemon.history.Figure;
import net.relay6.daemon.history.History;
import net.relay6.daemon.history.Track;
import net.relay6.daemon.view.Table;

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
  private record HistoryView(
      Optional<Instant> end,
      int minutes,
      int stepMinutes,
      Optional<TrackView> relay,
      List<TrackView> servers,
      List<TrackView> links,
      int serversNotKept,
      int linksNotKept) {

    private static final HistoryView NOTHING =
        new HistoryView(Optional.empty(), 0, 1, Optional.empty(), List.of(), List.of(), 0, 0);

    private static HistoryView of(History.Extract past) {
      return new HistoryView(
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
  public AdminResponse respond(AdminRequest request) {
    Optional<Integer> minutes = minutes(request.parameter("minutes"));
    if (minutes.isEmpty()) {
      return new AdminResponse.Refused(
          AdminResponse.BAD_REQUEST, "minutes is a number from 1 to %d".formatted(History.MINUTES));
    }
    if (request.hasParameter("server") && request.hasParameter("link")) {
      return new AdminResponse.Refused(
          AdminResponse.BAD_REQUEST, "server and link exclude each other");
    }
    History.View view =
        new History.View(minutes.get(), request.parameter("server"), request.parameter("link"));
    Optional<History.Extract> past = history.past(view);
    return past.isPresent()
        ? unknown("server", view.server(), past.get().servers())
            .or(() -> unknown("link", view.link(), past.get().links()))
            .orElseGet(() -> shown(past.get()))
        : AdminResponse.of(HistoryView.NOTHING, () -> "the first minute is not over\n");
  }

  private static AdminResponse shown(History.Extract past) {
    return AdminResponse.of(HistoryView.of(past), () -> Text.of(past));
  }

  private static Optional<Integer> minutes(Optional<String> wanted) {
    return wanted.isEmpty()
        ? Optional.of(History.MINUTES)
        : wanted
            .filter(number -> number.matches("[0-9]{1,4}"))
            .map(Integer::valueOf)
            .filter(number -> number >= 1 && number <= History.MINUTES);
  }

  private Optional<AdminResponse> unknown(String kind, Optional<String> wanted, List<Track> found) {
    return wanted
        .filter(_ -> found.isEmpty())
        .map(name ->
            new AdminResponse.Refused(
                AdminResponse.NOT_FOUND,
                "there is no history of a %s %s; there is one of: %s"
                    .formatted(kind, name, String.join(", ", known(kind)))));
  }

  private List<String> known(String kind) {
    History.View one = new History.View(1, Optional.empty(), Optional.empty());
    return history.past(one).stream()
        .flatMap(past -> (kind.equals("server") ? past.servers() : past.links()).stream())
        .map(Track::name)
        .toList();
  }

  /**
   * The history of the relay, a server or a link. A list has a value for each point, the earliest
   * first; an unknown value is null, and a list without known values is missing.
   *
   * @param name whose it is
   * @param requests for a link, messages received; for a server, RELAY-FORWs sent; for the relay,
   *     messages forwarded
   * @param responses messages sent to clients
   * @param discards datagrams discarded
   * @param wins clients that chose the server
   * @param leases leases in force at the end
   * @param medianMillis the median response time; of several minutes the largest
   * @param p99Millis the 99th percentile of the response times; of several minutes the largest
   * @param findings when findings were open, the latest 20
   */
  record TrackView(
      String name,
      Optional<List<Optional<Integer>>> requests,
      Optional<List<Optional<Integer>>> responses,
      Optional<List<Optional<Integer>>> discards,
      Optional<List<Optional<Integer>>> wins,
      Optional<List<Optional<Integer>>> leases,
      Optional<List<Optional<Double>>> medianMillis,
      Optional<List<Optional<Double>>> p99Millis,
      List<Open> findings) {

    private static final double MICROS = 1e3;

    /**
     * A time in which findings of one code were open; {@code to} is missing while they are open.
     */
    record Open(String code, String severity, Instant from, Optional<Instant> to) {

      private static Open of(Track.OpenSpan span) {
        return new Open(
            span.code().label(), span.code().severity().label(), span.from(), span.to());
      }
    }

    static TrackView of(Track track) {
      return new TrackView(
          track.name(),
          track.known(Figure.REQUESTS),
          track.known(Figure.RESPONSES),
          track.known(Figure.DISCARDS),
          track.known(Figure.WINS),
          track.known(Figure.LEASES),
          track.known(Figure.MEDIAN_MICROS).map(TrackView::millis),
          track.known(Figure.P99_MICROS).map(TrackView::millis),
          track.findings().stream().map(Open::of).toList());
    }

    private static List<Optional<Double>> millis(List<Optional<Integer>> micros) {
      return micros.stream().map(value -> value.map(known -> known / MICROS)).toList();
    }
  }

  /** A part of the history for people: sums, and the largest response time. */
  static final class Text {

    private static final double MICROS = 1e3;

    private final Table table =
        new Table(
            "OF",
            "NAME",
            "REQUESTS",
            "RESPONSES",
            "DISCARDS",
            "WINS",
            "LEASES",
            "99% AT MOST",
            "FINDINGS");

    private Text() {}

    static String of(History.Extract past) {
      Text text = new Text();
      text.add("relay", past.relay());
      past.servers().forEach(server -> text.add("server", server));
      past.links().forEach(link -> text.add("link", link));
      return "the %d minutes until %s\n%s".formatted(past.minutes(), past.end(), text.table);
    }

    private void add(String kind, Track track) {
      table.row(
          kind,
          track.name(),
          sum(track, Figure.REQUESTS),
          sum(track, Figure.RESPONSES),
          sum(track, Figure.DISCARDS),
          sum(track, Figure.WINS),
          last(track),
          slowest(track),
          findings(track));
    }

    private static Object sum(Track track, Figure figure) {
      return track
          .known(figure)
          .<Object>map(values ->
              values.stream().flatMap(Optional::stream).mapToLong(Integer::longValue).sum())
          .orElse("-");
    }

    private static Object last(Track track) {
      return track
          .known(Figure.LEASES)
          .flatMap(List::getLast)
          .<Object>map(Objects::toString)
          .orElse("-");
    }

    private static String slowest(Track track) {
      return track
          .known(Figure.P99_MICROS)
          .flatMap(values -> values.stream().flatMap(Optional::stream).max(Integer::compare))
          .map(micros -> micros == Figure.LONGER_MICROS ? "> 5 s" : micros / MICROS + " ms")
          .orElse("-");
    }

    private static String findings(Track track) {
      Collection<String> codes =
          track.findings().stream().map(span -> span.code().label()).distinct().toList();
      return codes.isEmpty() ? "-" : String.join(" ", codes);
    }
  }
}
