package net.relay6.daemon.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.relay6.daemon.history.Figure;
import net.relay6.daemon.history.OpenSpan;
import net.relay6.daemon.history.Track;

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
public record TrackView(
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

  /** A time in which findings of one code were open; {@code to} is missing while they are open. */
  record Open(String code, String severity, Instant from, Optional<Instant> to) {

    private static Open of(OpenSpan span) {
      return new Open(span.code().label(), span.code().severity().label(), span.from(), span.to());
    }
  }

  public static TrackView of(Track track) {
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
