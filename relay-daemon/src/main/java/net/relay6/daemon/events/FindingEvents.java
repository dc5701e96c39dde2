package net.relay6.daemon.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import net.relay6.daemon.admin.Json;
import net.relay6.daemon.view.FindingView;
import net.relay6.observer.TimeBase;
import net.relay6.observer.finding.Finding;
import net.relay6.settings.ServerSetSettings;

/** Delivers an event to the configured file and URL when a finding opens or closes. */
public final class FindingEvents implements Finding.Listener, AutoCloseable {

  private final String host;
  private final Supplier<TimeBase> time;

  /** By the configured destination, so that unchanged destinations continue. */
  private volatile Map<Object, Delivery> deliveries = Map.of();

  /**
   * Without destinations.
   *
   * @param host this machine's name
   * @param time converts the findings' times to instants by the calendar at that time
   */
  public FindingEvents(String host, Supplier<TimeBase> time) {
    this.host = host;
    this.time = time;
  }

  /** Uses the destinations of {@code settings} from now on; there may be none. */
  public void apply(ServerSetSettings settings) {
    Targets targets = plan(settings);
    targets.apply();
    targets.finish();
  }

  /** Prepares the destinations of {@code settings}, without using them yet. */
  public Targets plan(ServerSetSettings settings) {
    Map<Object, Delivery> before = deliveries;
    Map<Object, Delivery> next = new HashMap<>();
    try {
      settings
          .findingsFile()
          .ifPresent(
              path -> next.put(path, reuse(before, path, () -> new Destination.EventFile(path))));
      settings
          .findingsUrl()
          .ifPresent(url -> next.put(url, reuse(before, url, () -> new Destination.Webhook(url))));
    } catch (RuntimeException fault) {
      closeAllBut(before, next);
      throw fault;
    }
    return new Targets(before, Map.copyOf(next));
  }

  private static Delivery reuse(
      Map<Object, Delivery> before, Object place, Supplier<Destination> destination) {
    Delivery known = before.get(place);
    return known == null ? new Delivery(destination.get(), Delivery.PAUSES) : known;
  }

  private static void closeAllBut(Map<Object, Delivery> kept, Map<Object, Delivery> all) {
    all.forEach((place, delivery) -> {
      if (!kept.containsKey(place)) {
        delivery.close();
      }
    });
  }

  /** Prepared destinations, used from {@link #apply} on, until {@link #undo} or {@link #finish}. */
  public final class Targets {

    private final Map<Object, Delivery> before;
    private final Map<Object, Delivery> next;

    private Targets(Map<Object, Delivery> before, Map<Object, Delivery> next) {
      this.before = before;
      this.next = next;
    }

    /** Uses the new destinations from now on. */
    public void apply() {
      deliveries = next;
    }

    /** Uses the previous destinations again; the new ones deliver their queued events. */
    public void undo() {
      deliveries = before;
      closeAllBut(before, next);
    }

    /**
     * Closes destinations that are no longer configured; their queued events are tried once more,
     * for a moment.
     */
    public void finish() {
      closeAllBut(next, before);
    }
  }

  /** An event. */
  private record Event(String event, Instant at, String host, FindingView finding) {}

  @Override
  public void opened(Finding finding) {
    publish("opened", finding.openedNanos(), finding);
  }

  @Override
  public void closed(Finding finding) {
    publish("closed", finding.closedNanos().orElse(finding.seenNanos()), finding);
  }

  private void publish(String event, long atNanos, Finding finding) {
    if (!deliveries.isEmpty()) {
      TimeBase now = time.get();
      String line =
          Json.line(new Event(event, now.at(atNanos), host, FindingView.of(finding, now, true)));
      deliveries.values().forEach(delivery -> delivery.add(line));
    }
  }

  /** Closes all destinations. */
  @Override
  public void close() {
    deliveries.values().forEach(Delivery::close);
  }
}
