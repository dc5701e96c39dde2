package net.relay6.planning;

import io.netty.buffer.ByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.relay6.agent.FaultSink;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.MessageHandler;
import net.relay6.agent.extension.Observer;
import net.relay6.agent.plan.Draining;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.feature.ownerfirst.OwnerFirst;
import net.relay6.feature.ownerfirst.Owners;
import net.relay6.feature.probe.Probe;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Octets;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.LinkSelection;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Warning;
import net.relay6.planning.warning.Warnings;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;
import net.relay6.wire.MessageType;

/**
 * Makes plans for one configuration from the environment. Equal environments give equal plans. All
 * plans of this and of the next configuration share counters, observers and the learnt state of
 * features.
 */
public final class PlanAssembly {

  /** The aggregate of links that no pattern matches any more. */
  private static final String ANY_LINK = "*";

  private final RelaySettings settings;
  private final ByteBufAllocator allocator;
  private final RelayCounters counters;
  private final FaultSink faults;
  private final List<Observer> observers;
  private final AdmissionPlanner.Limits limits;
  private final Owners owners;
  private final LinkSelection selection;
  private final RemovedNames removedLinks;
  private final RemovedNames removedServers;
  private final Probe.Pending pendingProbes;
  private final Optional<OwnerFirst> ownerFirst;

  /**
   * An assembly for {@code settings} whose plans count in {@code counters} and read the time, in
   * nanoseconds, from {@code nanoClock}.
   */
  public PlanAssembly(
      RelaySettings settings,
      ByteBufAllocator allocator,
      RelayCounters counters,
      FaultSink faults,
      List<Observer> observers,
      LongSupplier nanoClock) {
    this.settings = settings;
    this.allocator = allocator;
    this.counters = counters;
    this.faults = faults;
    this.observers = List.copyOf(observers);
    selection = new LinkSelection(settings);
    limits = new AdmissionPlanner.Limits(settings, nanoClock);
    owners = new Owners();
    removedLinks = new RemovedNames(RemovedNames.REMEMBERED);
    removedServers = new RemovedNames(RemovedNames.SERVERS_REMEMBERED);
    pendingProbes = new Probe.Pending(nanoClock);
    ownerFirst = settings.ownerFirstDelay().map(delay -> ownerFirst(settings, delay, owners));
  }

  private PlanAssembly(RelaySettings settings, PlanAssembly before) {
    this.settings = settings;
    allocator = before.allocator;
    counters = before.counters;
    faults = before.faults;
    observers = before.observers;
    selection = new LinkSelection(settings);
    limits = before.limits.next(settings);
    owners = before.owners;
    removedLinks = before.removedLinks;
    pendingProbes = before.pendingProbes;
    removedServers = before.removedServers;
    ownerFirst = settings.ownerFirstDelay().map(delay -> ownerFirst(settings, delay, owners));
  }

  /** An assembly for the next configuration. */
  public PlanAssembly next(RelaySettings next) {
    return new PlanAssembly(next, this);
  }

  /** The responses to the relay's own probes. */
  public Probe.Pending pendingProbes() {
    return pendingProbes;
  }

  /** The mapping of interfaces to links. */
  public LinkSelection selection() {
    return selection;
  }

  private static OwnerFirst ownerFirst(RelaySettings settings, Duration delay, Owners owners) {
    return new OwnerFirst(
        owners,
        delay.toNanos(),
        settings.servers().stream().map(ServerSettings::name).collect(Collectors.toSet()),
        settings.ownerFirstTypes().stream()
            .map(type -> MessageType.of(type.number()))
            .collect(Collectors.toSet()));
  }

  /** The first plan for that environment. Opens nothing. */
  public AssembledPlan assemble(Environment environment) {
    return assemble(environment, Draining.NONE);
  }

  /** The plan for that environment that replaces another plan. Opens nothing. */
  public AssembledPlan assemble(Environment environment, Draining draining) {
    List<ServerPlan> servers = planServers(environment);
    LinkPlanner planner =
        new LinkPlanner(
            environment,
            selection,
            new FanoutPlanner(settings, servers),
            new AdmissionPlanner(settings.hopCountLimit(), limits),
            counters,
            settings.replies().byFrame());
    List<LinkSettings> linkSettings = selection.all(environment.interfaces());
    List<LinkStatus> links = planLinks(planner, linkSettings);
    RelayPlan.Builder plan =
        RelayPlan.builder(allocator, counters, faults)
            .hopCountLimit(settings.hopCountLimit())
            .replyRules(replyRules(settings.replies()))
            .draining(draining)
            .probeReplies(pendingProbes)
            .clientLinks(interfaces(linkSettings, environment))
            .ownAddresses(environment.interfaces().globalAddresses());
    servers.forEach(plan::server);
    ready(links).forEach(ready -> plan.link(ready.link()));
    observers.forEach(plan::observer);
    ownerFirst.ifPresent(feature -> add(feature, plan));
    List<Warning> warnings =
        Stream.concat(
                new Warnings(settings, selection, environment)
                    .about(servers, linkSettings, links).stream(),
                planner.warnings().stream())
            .toList();
    return new AssembledPlan(plan.build(), links, linkSettings, warnings);
  }

  /** Links that wait have clients too. */
  private static InterfaceSet interfaces(List<LinkSettings> links, Environment environment) {
    return InterfaceSet.of(
        links.stream()
            .map(LinkSettings::interfaceName)
            .map(environment.interfaces()::named)
            .flatMap(Optional::stream)
            .map(NetworkLink::index)
            .toList());
  }

  /**
   * Removes links and servers that have been gone for long, once no thread uses a plan before
   * {@code followed}: their counts are added to the pattern they belonged to.
   */
  public void forgetRemoved(AssembledPlan followed) {
    removedLinks.update(
        followed.linkSettings().stream()
            .filter(link -> !link.isPattern())
            .map(LinkSettings::interfaceName)
            .toList());
    for (String link : removedLinks.takeEvicted()) {
      counters.foldInto(link, selection.of(link).map(LinkSettings::interfaceName).orElse(ANY_LINK));
      limits.forget(link);
    }
    forgetRemovedServers(followed.plan());
  }

  /** Servers that a reload has removed stay as long as they are draining. */
  private void forgetRemovedServers(RelayPlan followed) {
    removedServers.update(
        Stream.concat(followed.servers().stream(), followed.draining().servers().stream())
            .map(ServerPlan::name)
            .toList());
    removedServers.takeEvicted().forEach(counters::foldIntoFormer);
  }

  private static void add(OwnerFirst feature, RelayPlan.Builder plan) {
    feature.wrappedTypes().forEach(type -> plan.wrapHandler(type, new OwnerFirstWrapper(feature)));
    plan.observer(feature);
  }

  /** A record, because two method references to the same method need not be equal. */
  private record OwnerFirstWrapper(OwnerFirst feature) implements UnaryOperator<MessageHandler> {

    @Override
    public MessageHandler apply(MessageHandler usual) {
      return feature.wrap(usual);
    }
  }

  private List<ServerPlan> planServers(Environment environment) {
    ServerPlanner planner = new ServerPlanner(environment, counters);
    List<ServerPlan> servers = new ArrayList<>();
    settings.servers().forEach(server -> servers.add(planner.plan(server, servers.size())));
    return servers;
  }

  private static List<LinkStatus> planLinks(LinkPlanner planner, List<LinkSettings> settings) {
    List<LinkStatus> links = new ArrayList<>();
    Map<Octets, String> nameByInterfaceId = new HashMap<>();
    int readyCount = 0;
    for (LinkSettings link : settings) {
      LinkStatus status = unlessDuplicate(planner.plan(link, readyCount), nameByInterfaceId);
      links.add(status);
      readyCount += status instanceof LinkStatus.Ready ? 1 : 0;
    }
    return links;
  }

  /** A link of a pattern may have the Interface-Id that is configured for another link. */
  private static LinkStatus unlessDuplicate(
      LinkStatus status, Map<Octets, String> nameByInterfaceId) {
    if (!(status instanceof LinkStatus.Ready(var link))) {
      return status;
    }
    String other = nameByInterfaceId.putIfAbsent(link.interfaceId(), link.name());
    return other == null
        ? status
        : new LinkStatus.Waiting(link.name(), LinkStatus.Reason.SAME_INTERFACE_ID, other);
  }

  private static List<LinkStatus.Ready> ready(List<LinkStatus> links) {
    return links.stream()
        .filter(LinkStatus.Ready.class::isInstance)
        .map(LinkStatus.Ready.class::cast)
        .toList();
  }

  private static RelayPlan.ReplyRules replyRules(RelaySettings.Replies replies) {
    return new RelayPlan.ReplyRules(
        replies.acceptFrom() == RelaySettings.AcceptFrom.ANYONE,
        replies.denyRelayForward(),
        replies.singleLinkFallback());
  }
}
