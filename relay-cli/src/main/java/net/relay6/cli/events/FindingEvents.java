package net.relay6.cli.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import net.relay6.cli.admin.Json;
import net.relay6.cli.resource.FindingView;
import net.relay6.feature.serverset.TimeBase;
import net.relay6.feature.serverset.finding.Finding;
import net.relay6.feature.serverset.finding.FindingListener;
import net.relay6.settings.ServerSetSettings;

/** Tells every finding that opens or closes to the file and the URL the operator names. */
public final class FindingEvents implements FindingListener, AutoCloseable {

  private final String host;
  private final TimeBase time;

  /** By what the operator wrote, so that what stays there goes on. */
  private volatile Map<Object, Delivery> deliveries = Map.of();

  /**
   * Tells them to nobody so far.
   *
   * @param host this machine's name
   * @param time turns the findings' times into instants
   */
  public FindingEvents(String host, TimeBase time) {
    this.host = host;
    this.time = time;
  }

  /**
   * Tells them where {@code settings} say from now on, perhaps nowhere. What still waits for a
   * place that is no longer named is tried once more, for a moment.
   */
  public synchronized void follow(ServerSetSettings settings) {
    Map<Object, Delivery> before = deliveries;
    Map<Object, Delivery> next = new HashMap<>();
    settings
        .findingsFile()
        .ifPresent(path -> next.put(path, kept(before, path, new EventFile(path))));
    settings.findingsUrl().ifPresent(url -> next.put(url, kept(before, url, new Webhook(url))));
    deliveries = Map.copyOf(next);
    before.forEach((place, delivery) -> {
      if (!next.containsKey(place)) {
        delivery.close();
      }
    });
  }

  private static Delivery kept(
      Map<Object, Delivery> before, Object place, Destination destination) {
    Delivery known = before.get(place);
    return known == null ? new Delivery(destination, Delivery.PAUSES) : known;
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
      deliveries.values().forEach(delivery -> delivery.add(line));
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    deliveries.values().forEach(Delivery::close);
  }
}
