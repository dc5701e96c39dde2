package net.relay6.cli.events;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.relay6.cli.admin.Json;
import net.relay6.cli.resource.FindingView;
import net.relay6.feature.serverset.TimeBase;
import net.relay6.feature.serverset.finding.Finding;
import net.relay6.feature.serverset.finding.FindingListener;
import net.relay6.settings.ServerSetSettings;

/** Tells every finding that opens or closes to the file and the URL the operator names. */
public final class FindingEvents implements FindingListener, AutoCloseable {

  private final List<Delivery> deliveries;
  private final String host;
  private final TimeBase time;

  private FindingEvents(List<Delivery> deliveries, String host, TimeBase time) {
    this.deliveries = deliveries;
    this.host = host;
    this.time = time;
  }

  /**
   * Tells them where {@code settings} say, perhaps nowhere.
   *
   * @param host this machine's name
   * @param time turns the findings' times into instants
   */
  public static FindingEvents start(ServerSetSettings settings, String host, TimeBase time) {
    return new FindingEvents(
        Stream.<Destination>concat(
                settings.findingsFile().stream().map(EventFile::new),
                settings.findingsUrl().stream().map(Webhook::new))
            .map(destination -> new Delivery(destination, Delivery.PAUSES))
            .toList(),
        host,
        time);
  }

  /** What is told. */
  private record Event(String event, Instant at, String host, FindingView finding) {}

  @Override
  public void opened(Finding finding) {
    tell("opened", finding.openedNanos(), finding);
  }

  @Override
  public void closed(Finding finding) {
    tell("closed", finding.closedNanos().orElse(finding.seenNanos()), finding);
  }

  private void tell(String event, long atNanos, Finding finding) {
    if (!deliveries.isEmpty()) {
      String line =
          Json.line(new Event(event, time.at(atNanos), host, FindingView.of(finding, time, true)));
      deliveries.forEach(delivery -> delivery.add(line));
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    deliveries.forEach(Delivery::close);
  }
}
