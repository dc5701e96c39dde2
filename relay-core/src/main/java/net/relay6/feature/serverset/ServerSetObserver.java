package net.relay6.feature.serverset;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.relay6.feature.serverset.conduct.Server;
import net.relay6.feature.serverset.conduct.Servers;
import net.relay6.feature.serverset.conduct.Trend;
import net.relay6.feature.serverset.exchange.Exchange;
import net.relay6.feature.serverset.exchange.ExchangeTable;
import net.relay6.feature.serverset.exchange.RecentFrames;
import net.relay6.feature.serverset.finding.FindingListener;
import net.relay6.feature.serverset.finding.Findings;
import net.relay6.feature.serverset.finding.Naming;
import net.relay6.feature.serverset.intent.Intent;
import net.relay6.feature.serverset.intent.KnownLink;
import net.relay6.feature.serverset.lease.Lease;
import net.relay6.feature.serverset.lease.LeaseTable;
import net.relay6.feature.serverset.rule.Rules;
import net.relay6.feature.serverset.rule.World;
import net.relay6.feature.serverset.seen.Observation;
import net.relay6.feature.serverset.seen.ObservationSink;
import net.relay6.net.Octets;

/**
 * Watches the server set: a pure function of the observations it is given and of the time they
 * bring. It has no clock, thread, socket or file; live it is fed from a queue, in an audit from a
 * capture. One thread at a time uses it.
 */
public final class ServerSetObserver implements ObservationSink {

  private static final long TICK_NANOS = 1_000_000_000L;

  private TimeBase time;
  private final World world;
  private final Rules rules;
  private final Bookkeeper bookkeeper;
  private Trend trend = new Trend();
  private boolean started;
  private long nowNanos;
  private long tickedNanos;
  private long seen;

  /**
   * An observer that knows nothing yet.
   *
   * @param intent what the operator declares
   * @param bounds how much it remembers
   * @param time ties the observations' clock to the calendar
   * @param naming what clients are called in findings
   * @param listeners hear of findings
   */
  public ServerSetObserver(
      Intent intent,
      ServerSetBounds bounds,
      TimeBase time,
      Naming naming,
      List<FindingListener> listeners) {
    this.time = time;
    world =
        new World(
            new Servers(),
            new ExchangeTable(bounds.exchanges(), this::judged),
            new LeaseTable(bounds.leases()),
            new RecentFrames(bounds.frameOctets()),
            new Findings(listeners),
            naming,
            intent);
    rules = new Rules(world);
    bookkeeper = new Bookkeeper(world, rules);
    intend(intent);
  }

  /** The operator declares something else from now on; findings about servers that left close. */
  public void intend(Intent intent) {
    world.intend(intent);
    if (!intent.servers().isEmpty()) {
      world.servers().declare(declared(intent)).forEach(this::forget);
    }
    intent.groups().forEach(group -> world.servers().named(group).expectSeveral());
    if (!intent.servers().isEmpty()) {
      world.findings().clear(subject -> !intent.servers().containsAll(subject.servers()), nowNanos);
    }
  }

  private static Collection<String> declared(Intent intent) {
    Set<String> names = new TreeSet<>(intent.servers());
    names.addAll(intent.groups());
    return names;
  }

  /** Another server has its number from now on. */
  private void forget(Server former) {
    world.exchanges().forget(former.number());
    world.leases().forgetServer(former.number());
    rules.forgotten(former);
    trend = new Trend();
  }

  /** What is reported from now on has the times of that calendar. */
  public void goBy(TimeBase calendar) {
    time = calendar;
  }

  /** That server answers with that Server Identifier, as is known from elsewhere. */
  public void identify(String server, Octets duid) {
    world.servers().named(server).identify(duid);
  }

  /** That is known of the client links from now on, by their names. */
  public void know(Map<String, KnownLink> links) {
    world.know(links);
  }

  @Override
  public void see(Observation observation) {
    seen++;
    advance(observation.atNanos());
    switch (observation) {
      case Observation.Asked asked -> bookkeeper.asked(asked);
      case Observation.Answered answered -> bookkeeper.answered(answered);
      case Observation.Stray stray -> bookkeeper.strayed(stray);
      case Observation.Discarded discarded -> bookkeeper.discarded(discarded);
      case Observation.SendFailed failed -> bookkeeper.sendFailed(failed);
      case Observation.PortShared shared -> rules.portShared(shared);
    }
  }

  /**
   * Some messages until that moment were not seen, and nobody knows which: from what is missing
   * nothing is concluded until then.
   */
  public void miss(long atNanos) {
    world.miss(atNanos);
  }

  /** Nothing was seen, but it is that late. */
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
    world.exchanges().tick(nowNanos);
    if (nowNanos - tickedNanos >= TICK_NANOS) {
      tickedNanos = nowNanos;
      world.leases().tick(nowNanos);
      rules.tick(nowNanos);
      world.findings().tick(nowNanos);
      if (trend.isDue(nowNanos)) {
        trend.note(nowNanos, world.leases().live(world.servers().all().size(), nowNanos));
      }
    }
  }

  private void judged(Exchange exchange) {
    bookkeeper.judged(exchange, nowNanos);
  }

  /** Everything that is known now. */
  public ServerSetReport report() {
    return Reporter.report(world, rules, trend, time, nowNanos, seen);
  }

  /** The leases in force that {@code filter} includes, {@code limit} of them at most. */
  public LeaseReport leases(LeaseReport.Filter filter, int limit) {
    List<String> servers = world.servers().all().stream().map(Server::name).toList();
    Iterator<Lease> included =
        world
            .leases()
            .latest(nowNanos)
            .filter(lease ->
                filter.includes(lease, LeaseReport.servers(lease, servers), world.naming()))
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
        leases, matching, servers, world.naming(), time, world.leases().evicted());
  }
}
