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
import net.relay6.agent.plan.Former;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.RelayCounters;
import net.relay6.feature.ownerfirst.OwnerFirst;
import net.relay6.feature.ownerfirst.Owners;
import net.relay6.feature.probe.Probe;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Octets;
import net.relay6.planning.model.Assembled;
import net.relay6.planning.model.LinkSelection;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Surroundings;
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
  private final GoneNames goneLinks;
  private final GoneNames goneServers;
  private final Probe.Pending probeReplies;
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
    goneLinks = new GoneNames(GoneNames.REMEMBERED);
    goneServers = new GoneNames(GoneNames.SERVERS_REMEMBERED);
    probeReplies = new Probe.Pending(nanoClock);
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
    goneLinks = before.goneLinks;
    probeReplies = before.probeReplies;
    goneServers = before.goneServers;
    ownerFirst = settings.ownerFirstDelay().map(delay -> ownerFirst(settings, delay, owners));
  }

  /** An assembly for the next configuration. */
  public PlanAssembly next(RelaySettings next) {
    return new PlanAssembly(next, this);
  }

  /** The responses to the relay's own probes. */
  public Probe.Pending probeReplies() {
    return probeReplies;
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
  public Assembled assemble(Surroundings surroundings) {
    return assemble(surroundings, Former.NONE);
  }

  /** The plan for that environment that replaces another plan. Opens nothing. */
  public Assembled assemble(Surroundings surroundings, Former former) {
    List<ServerPlan> servers = planServers(surroundings);
    LinkPlanner planner =
        new LinkPlanner(
            surroundings,
            selection,
            new FanoutPlanner(settings, servers),
            new AdmissionPlanner(settings.hopCountLimit(), limits),
            counters,
            settings.replies().byFrame());
    List<LinkSettings> linkSettings = selection.all(surroundings.interfaces());
    List<LinkStatus> links = planLinks(planner, linkSettings);
    RelayPlan.Builder plan =
        RelayPlan.builder(allocator, counters, faults)
            .hopCountLimit(settings.hopCountLimit())
            .replyRules(replyRules(settings.replies()))
            .former(former)
            .ownAnswers(probeReplies)
            .clientLinks(interfaces(linkSettings, surroundings))
            .ownAddresses(surroundings.interfaces().globalAddresses());
    servers.forEach(plan::server);
    ready(links).forEach(ready -> plan.link(ready.link()));
    observers.forEach(plan::observer);
    ownerFirst.ifPresent(feature -> add(feature, plan));
    List<Warning> warnings =
        Stream.concat(
                new Warnings(settings, selection, surroundings)
                    .about(servers, linkSettings, links).stream(),
                planner.warnings().stream())
            .toList();
    return new Assembled(plan.build(), links, linkSettings, warnings);
  }

  /** Links that wait have clients too. */
  private static InterfaceSet interfaces(List<LinkSettings> links, Surroundings surroundings) {
    return InterfaceSet.of(
        links.stream()
            .map(LinkSettings::interfaceName)
            .map(surroundings.interfaces()::named)
            .flatMap(Optional::stream)
            .map(NetworkLink::index)
            .toList());
  }

  /**
   * Removes links and servers that have been gone for long, once no thread uses a plan before
   * {@code followed}: their counts are added to the pattern they belonged to.
   */
  public void retire(Assembled followed) {
    goneLinks.follow(
        followed.linkSettings().stream()
            .filter(link -> !link.isPattern())
            .map(LinkSettings::interfaceName)
            .toList());
    for (String link : goneLinks.forget()) {
      counters.bequeath(link, selection.of(link).map(LinkSettings::interfaceName).orElse(ANY_LINK));
      limits.forget(link);
    }
    retireServers(followed.plan());
  }

  /** Servers that a reload has removed stay as long as they are draining. */
  private void retireServers(RelayPlan followed) {
    goneServers.follow(
        Stream.concat(followed.servers().stream(), followed.former().servers().stream())
            .map(ServerPlan::name)
            .toList());
    goneServers.forget().forEach(counters::bequeathServer);
  }

  private static void add(OwnerFirst feature, RelayPlan.Builder plan) {
    feature.detouredTypes().forEach(type -> plan.detour(type, new OwnerFirstDetour(feature)));
    plan.observer(feature);
  }

  /** A record, because two method references to the same method need not be equal. */
  private record OwnerFirstDetour(OwnerFirst feature) implements UnaryOperator<MessageHandler> {

    @Override
    public MessageHandler apply(MessageHandler usual) {
      return feature.around(usual);
    }
  }

  private List<ServerPlan> planServers(Surroundings surroundings) {
    ServerPlanner planner = new ServerPlanner(surroundings, counters);
    List<ServerPlan> servers = new ArrayList<>();
    settings.servers().forEach(server -> servers.add(planner.plan(server, servers.size())));
    return servers;
  }

  private static List<LinkStatus> planLinks(LinkPlanner planner, List<LinkSettings> settings) {
    List<LinkStatus> links = new ArrayList<>();
    Map<Octets, String> nameByInterfaceId = new HashMap<>();
    int readyCount = 0;
    for (LinkSettings link : settings) {
      LinkStatus status = unlessTwin(planner.plan(link, readyCount), nameByInterfaceId);
      links.add(status);
      readyCount += status instanceof LinkStatus.Ready ? 1 : 0;
    }
    return links;
  }

  /** A link of a pattern may have the Interface-Id that is configured for another link. */
  private static LinkStatus unlessTwin(LinkStatus status, Map<Octets, String> nameByInterfaceId) {
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
