package net.relay6.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.Gate;
import net.relay6.feature.ratelimit.Bucket;
import net.relay6.feature.ratelimit.ClientBuckets;
import net.relay6.feature.ratelimit.ClientLimit;
import net.relay6.feature.ratelimit.LinkLimit;
import net.relay6.feature.ratelimit.Rate;
import net.relay6.feature.ratelimit.UpstreamBudget;
import net.relay6.feature.ratelimit.UpstreamLimit;
import net.relay6.settings.LinkAdmission;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;

/** The rate limits of one configuration; their buckets outlive it. */
final class Limits {

  private final LongSupplier nanoClock;
  private final ClientBuckets clients;
  private final Map<String, Bucket> buckets;
  private final UpstreamBudget budget;
  private final Optional<Rate> upstreamRate;

  Limits(RelaySettings settings, LongSupplier nanoClock) {
    this(settings, nanoClock, new ClientBuckets(), new HashMap<>(), new UpstreamBudget());
  }

  private Limits(
      RelaySettings settings,
      LongSupplier nanoClock,
      ClientBuckets clients,
      Map<String, Bucket> buckets,
      UpstreamBudget budget) {
    this.nanoClock = nanoClock;
    this.clients = clients;
    this.buckets = buckets;
    this.budget = budget;
    upstreamRate = settings.upstreamRate().map(rate -> new Rate(rate, settings.upstreamBurst()));
  }

  /** Other limits on the same buckets, so that a reload refills no bucket. */
  Limits next(RelaySettings next) {
    return new Limits(next, nanoClock, clients, buckets, budget);
  }

  /** The gates of a link, the narrowest first. */
  List<Gate> of(LinkSettings link) {
    LinkAdmission settings = link.admission();
    List<Gate> gates = new ArrayList<>();
    settings
        .clientRate()
        .map(rate -> new Rate(rate, settings.clientBurst()))
        .ifPresent(rate -> gates.add(new ClientLimit(rate, clients, nanoClock)));
    settings
        .linkRate()
        .map(rate -> new Rate(rate, settings.linkBurst()))
        .ifPresent(rate -> gates.add(new LinkLimit(rate, bucket(link), nanoClock)));
    upstreamRate.ifPresent(rate -> gates.add(new UpstreamLimit(rate, budget, nanoClock)));
    return gates;
  }

  /** Removes a link; if it returns, its bucket is full again. */
  void forget(String link) {
    buckets.remove(link);
  }

  private Bucket bucket(LinkSettings link) {
    return buckets.computeIfAbsent(link.interfaceName(), _ -> new Bucket());
  }
}
