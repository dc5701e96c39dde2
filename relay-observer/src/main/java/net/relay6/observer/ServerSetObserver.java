package net.relay6.observer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.relay6.net.Octets;
import net.relay6.observer.exchange.Exchange;
import net.relay6.observer.exchange.ExchangeTable;
import net.relay6.observer.exchange.RecentFrames;
import net.relay6.observer.finding.Finding;
import net.relay6.observer.finding.FindingNaming;
import net.relay6.observer.finding.Findings;
import net.relay6.observer.lease.Lease;
import net.relay6.observer.lease.LeaseTable;
import net.relay6.observer.observation.Observation;
import net.relay6.observer.rule.KnownLink;
import net.relay6.observer.rule.ObserverState;
import net.relay6.observer.statistics.LeaseTrend;
import net.relay6.observer.statistics.ObservedServer;
import net.relay6.observer.statistics.ObservedServers;
import net.relay6.observer.statistics.ServerLinkStatistics;
import net.relay6.settings.Intent;
import net.relay6.wire.AddressOrPrefix;

/**
 * Observes the server set: a pure function of its observations and their times. It has no clock,
 * thread, socket or file. In a running relay the observations come from a queue, in an audit from a
 * capture. Used by one thread at a time.
 */
public final class ServerSetObserver implements Observation.Sink {

  private static final long TICK_NANOS = 1_000_000_000L;

  private TimeBase time;
  private final ObserverState state;
  private final Rules rules;
  private final ObservationHandler observationHandler;
  private LeaseTrend trend = new LeaseTrend();
  private boolean started;
  private long nowNanos;
  private long tickedNanos;
  private long seen;

  /**
   * An observer without observations.
   *
   * @param intent what the operator declares
   * @param bounds the bounds of its memory
   * @param time ties the observations' clock to the calendar
   * @param naming how clients are named in findings
   * @param listeners are notified of findings
   */
  public ServerSetObserver(
      Intent intent,
      Bounds bounds,
      TimeBase time,
      FindingNaming naming,
      List<Finding.Listener> listeners) {
    this.time = time;
    state =
        new ObserverState(
            new ObservedServers(),
            new ExchangeTable(bounds.exchanges(), this::responseTimeElapsed),
            new LeaseTable(bounds.leases()),
            new RecentFrames(bounds.frameOctets()),
            new Findings(listeners),
            naming,
            intent);
    rules = new Rules(state);
    observationHandler = new ObservationHandler(state, rules);
    setIntent(intent);
  }

  /** Applies another declaration of the operator; findings about removed servers close. */
  public void setIntent(Intent intent) {
    state.setIntent(intent);
    if (!intent.servers().isEmpty()) {
      state.servers().declare(declared(intent)).forEach(this::forget);
    }
    intent.groups().forEach(group -> state.servers().named(group).markAsGroup());
    if (!intent.servers().isEmpty()) {
      state.findings().clear(subject -> !intent.servers().containsAll(subject.servers()), nowNanos);
    }
  }

  private static Collection<String> declared(Intent intent) {
    Set<String> names = new TreeSet<>(intent.servers());
    names.addAll(intent.groups());
    return names;
  }

  /** Removes a server whose number another server gets. */
  private void forget(ObservedServer former) {
    state.exchanges().forget(former.number());
    state.leases().forgetServer(former.number());
    rules.forgotten(former);
    trend = new LeaseTrend();
  }

  /** Sets the calendar for the times of later reports. */
  public void setTimeBase(TimeBase calendar) {
    time = calendar;
  }

  /** Sets the Server Identifier of a server that is known from another source. */
  public void identify(String server, Octets duid) {
    state.servers().named(server).identify(duid);
  }

  /**
   * Takes a lease of an earlier run from a configured server.
   *
   * @param lease with the remaining lifetimes
   */
  public void restore(
      String server, String link, AddressOrPrefix lease, Octets client, long iaid, long atNanos) {
    ServerLinkStatistics statistics = state.servers().named(server).onLink(link);
    state.leases().grant(link, lease, client, iaid, statistics.server().number(), atNanos);
  }

  /** Sets the known client links, by their names. */
  public void setLinks(Map<String, KnownLink> links) {
    state.setLinks(links, nowNanos);
  }

  @Override
  public void accept(Observation observation) {
    seen++;
    advance(observation.atNanos());
    switch (observation) {
      case Observation.RequestForwarded asked -> observationHandler.requestForwarded(asked);
      case Observation.ResponseDelivered answered -> observationHandler.responseDelivered(answered);
      case Observation.StrayMessage stray -> observationHandler.strayMessage(stray);
      case Observation.ResponseDiscarded discarded ->
          observationHandler.responseDiscarded(discarded);
      case Observation.SendFailed failed -> observationHandler.sendFailed(failed);
      case Observation.PortShared shared -> rules.portShared(shared);
    }
  }

  /**
   * Some messages up to that time were not observed, and it is not known which; the absence of a
   * message proves nothing for that time.
   */
  public void markIncomplete(long atNanos) {
    state.markIncomplete(atNanos);
  }

  /** Advances time without an observation. */
  public void tick(long atNanos) {
    advance(atNanos);
  }

  private void advance(long atNanos) {
    if (!started) {
      started = true;
      nowNanos = atNanos;
      tickedNanos = atNanos;
    }
    if (atNanos - nowNanos > 0) {
      nowNanos = atNanos;
    }
    state.exchanges().tick(nowNanos);
    if (nowNanos - tickedNanos >= TICK_NANOS) {
      tickedNanos = nowNanos;
      state.leases().tick(nowNanos);
      rules.tick(nowNanos);
      state.findings().tick(nowNanos);
      if (trend.isDue(nowNanos)) {
        trend.add(nowNanos, state.leases().live(state.servers().all().size(), nowNanos));
      }
    }
  }

  private void responseTimeElapsed(Exchange exchange) {
    observationHandler.responseTimeElapsed(exchange, nowNanos);
  }

  /** The current report. */
  public ServerSetReport report() {
    return Reporter.report(state, rules, trend, time, nowNanos, seen);
  }

  /** At most {@code limit} leases in force that {@code filter} includes. */
  public LeaseReport leases(LeaseReport.Filter filter, int limit) {
    List<String> servers = state.servers().all().stream().map(ObservedServer::name).toList();
    Iterator<Lease> included =
        state
            .leases()
            .latest(nowNanos)
            .filter(lease ->
                filter.includes(lease, LeaseReport.servers(lease, servers), state.naming()))
            .iterator();
    List<Lease> leases = new ArrayList<>();
    int matching = 0;
    for (; included.hasNext(); matching++) {
      Lease lease = included.next();
      if (matching < limit) {
        leases.add(lease);
      }
    }
    return new LeaseReport(
        leases, matching, servers, state.naming(), time, state.leases().evicted());
  }

  /**
   * The bounds of the observer's memory.
   *
   * @param exchanges exchanges, kept for at most two minutes
   * @param leases addresses and prefixes in force
   * @param frameOctets messages kept as evidence, in octets
   */
  public record Bounds(int exchanges, int leases, int frameOctets) {

    /** The default. */
    public static final Bounds USUAL = new Bounds(20_000, 100_000, 1 << 20);
  }
}
