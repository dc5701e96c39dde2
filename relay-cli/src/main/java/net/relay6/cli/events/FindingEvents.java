package net.relay6.cli.events;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import net.relay6.cli.admin.Json;
import net.relay6.cli.resource.FindingView;
import net.relay6.feature.serverset.TimeBase;
import net.relay6.feature.serverset.finding.Finding;
import net.relay6.feature.serverset.finding.FindingListener;
import net.relay6.settings.ServerSetSettings;

/** Tells every finding that opens or closes to the file and the URL the operator names. */
public final class FindingEvents implements FindingListener, AutoCloseable {

  private final String host;
  private final Supplier<TimeBase> time;

  /** By what the operator wrote, so that what stays there goes on. */
  private volatile Map<Object, Delivery> deliveries = Map.of();

  /**
   * Tells them to nobody so far.
   *
   * @param host this machine's name
   * @param time turns the findings' times into instants, by the calendar as it is then
   */
  public FindingEvents(String host, Supplier<TimeBase> time) {
    this.host = host;
    this.time = time;
  }

  /** Tells them where {@code settings} say from now on, perhaps nowhere. */
  public void follow(ServerSetSettings settings) {
    Targets targets = prepare(settings);
    targets.apply();
    targets.finish();
  }

  /** Makes the places ready that {@code settings} name. They are told nothing yet. */
  public Targets prepare(ServerSetSettings settings) {
    Map<Object, Delivery> before = deliveries;
    Map<Object, Delivery> next = new HashMap<>();
    try {
      settings
          .findingsFile()
          .ifPresent(path -> next.put(path, kept(before, path, () -> new EventFile(path))));
      settings
          .findingsUrl()
          .ifPresent(url -> next.put(url, kept(before, url, () -> new Webhook(url))));
    } catch (RuntimeException fault) {
      closeAllBut(before, next);
      throw fault;
    }
    return new Targets(before, Map.copyOf(next));
  }

  private static Delivery kept(
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

  /** Where findings are told from {@link #apply} on; one of the others ends it. */
  public final class Targets {

    private final Map<Object, Delivery> before;
    private final Map<Object, Delivery> next;

    private Targets(Map<Object, Delivery> before, Map<Object, Delivery> next) {
      this.before = before;
      this.next = next;
    }

    /** Tells them there from now on. */
    public void apply() {
      deliveries = next;
    }

    /** Tells them where they were told before; the other places get what waits for them. */
    public void undo() {
      deliveries = before;
      closeAllBut(before, next);
    }

    /**
     * Gives up the places that are no longer named. What still waits for one is tried once more,
     * for a moment.
     */
    public void finish() {
      closeAllBut(next, before);
    }
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
      TimeBase now = time.get();
      String line =
          Json.line(new Event(event, now.at(atNanos), host, FindingView.of(finding, now, true)));
      deliveries.values().forEach(delivery -> delivery.add(line));
    }
  }

  /** Ends it. */
  @Override
  public void close() {
    deliveries.values().forEach(Delivery::close);
  }
}
