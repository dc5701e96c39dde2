package net.relay6.planning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ForwardContext;
import net.relay6.agent.plan.Gate;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.counters.DropReason;
import net.relay6.feature.ratelimit.Bucket;
import net.relay6.feature.ratelimit.ClientBuckets;
import net.relay6.feature.ratelimit.UpstreamBudget;
import net.relay6.feature.relayoptions.SuppliedOptionsGate;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.TypeNumber;
import net.relay6.wire.MessageType;

/** Plans which messages a link accepts. */
final class AdmissionPlanner {

  private final int hopCountLimit;
  private final Limits limits;

  AdmissionPlanner(int hopCountLimit, Limits limits) {
    this.hopCountLimit = hopCountLimit;
    this.limits = limits;
  }

  LinkPlan.Admission plan(LinkSettings link) {
    LinkSettings.Admission settings = link.admission();
    List<Gate> gates = new ArrayList<>();
    gates.add(new TypeGate(refusedTypes(settings)));
    if (!settings.acceptSuppliedOptions()) {
      gates.add(new SuppliedOptionsGate(hopCountLimit + 1));
    }
    gates.addAll(limits.of(link));
    return new LinkPlan.Admission(settings.downstreamRelays(), settings.acceptUnicast(), gates);
  }

  /** A denied type counts as denied even if it would be refused for another reason too. */
  private static Map<MessageType, DropReason> refusedTypes(LinkSettings.Admission settings) {
    Map<MessageType, DropReason> refused = new HashMap<>();
    if (!settings.allowLeasequery()) {
      refused.put(MessageType.LEASEQUERY, DropReason.LEASEQUERY_REFUSED);
    }
    refuse(refused, settings.serverMessageTypes(), DropReason.SERVER_MESSAGE);
    refuse(refused, settings.denyTypes(), DropReason.DENIED_TYPE);
    return refused;
  }

  private static void refuse(
      Map<MessageType, DropReason> refused, Set<TypeNumber> types, DropReason reason) {
    types.forEach(type -> refused.put(MessageType.of(type.number()), reason));
  }

  /**
   * Refuses messages by their type (RFC 7283, section 6; RFC 5007, section 5).
   *
   * @param refused the types it refuses, each for its reason
   */
  public record TypeGate(Map<MessageType, DropReason> refused) implements Gate {

    /** Copies its map. */
    public TypeGate {
      refused = Map.copyOf(refused);
    }

    @Override
    public Optional<DropReason> refusal(ForwardContext context) {
      return Optional.ofNullable(refused.get(context.message().type()));
    }
  }

  /** The rate limits of one configuration; their buckets outlive it. */
  static final class Limits {

    private final LongSupplier nanoClock;
    private final ClientBuckets clients;
    private final Map<String, Bucket> buckets;
    private final UpstreamBudget budget;
    private final Optional<Bucket.Rate> upstreamRate;

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
      upstreamRate =
          settings.upstreamRate().map(rate -> new Bucket.Rate(rate, settings.upstreamBurst()));
    }

    /** Other limits on the same buckets, so that a reload refills no bucket. */
    Limits next(RelaySettings next) {
      return new Limits(next, nanoClock, clients, buckets, budget);
    }

    /** The gates of a link, the narrowest first. */
    List<Gate> of(LinkSettings link) {
      LinkSettings.Admission settings = link.admission();
      List<Gate> gates = new ArrayList<>();
      settings
          .clientRate()
          .map(rate -> new Bucket.Rate(rate, settings.clientBurst()))
          .ifPresent(rate -> gates.add(new ClientBuckets.Limit(rate, clients, nanoClock)));
      settings
          .linkRate()
          .map(rate -> new Bucket.Rate(rate, settings.linkBurst()))
          .ifPresent(rate -> gates.add(new Bucket.LinkLimit(rate, bucket(link), nanoClock)));
      upstreamRate.ifPresent(rate -> gates.add(new UpstreamBudget.Limit(rate, budget, nanoClock)));
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
}
