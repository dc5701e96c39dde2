package net.relay6.assembly;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import net.relay6.agent.FaultSink;
import net.relay6.agent.Observer;
import net.relay6.agent.RelayCounters;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.ReplyRules;
import net.relay6.agent.ServerPlan;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.settings.AcceptFrom;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ReplySettings;

/**
 * Makes plans for one configuration: each time from the interfaces as they are. Counters and
 * observers are the same in all of them.
 */
public final class PlanAssembly {

  private final RelaySettings settings;
  private final ByteBufAllocator allocator;
  private final RelayCounters counters;
  private final FaultSink faults;
  private final List<Observer> observers;

  /** An assembly for {@code settings} whose plans count in {@code counters}. */
  public PlanAssembly(
      RelaySettings settings,
      ByteBufAllocator allocator,
      RelayCounters counters,
      FaultSink faults,
      List<Observer> observers) {
    this.settings = settings;
    this.allocator = allocator;
    this.counters = counters;
    this.faults = faults;
    this.observers = List.copyOf(observers);
  }

  /** The plan for those interfaces. Opens nothing. */
  public Assembled assemble(InterfaceSnapshot interfaces) {
    List<ServerPlan> servers = planServers(interfaces);
    List<LinkStatus> links = planLinks(interfaces, servers);
    RelayPlan.Builder plan =
        RelayPlan.builder(allocator, counters, faults)
            .hopCountLimit(settings.hopCountLimit())
            .replyRules(replyRules(settings.replies()))
            .ownAddresses(interfaces.globalAddresses());
    servers.forEach(plan::server);
    ready(links).forEach(ready -> plan.link(ready.link()));
    observers.forEach(plan::observer);
    return new Assembled(plan.build(), links, Warnings.about(settings, interfaces));
  }

  private List<ServerPlan> planServers(InterfaceSnapshot interfaces) {
    ServerPlanner planner = new ServerPlanner(interfaces, counters);
    List<ServerPlan> servers = new ArrayList<>();
    settings.servers().forEach(server -> servers.add(planner.plan(server, servers.size())));
    return servers;
  }

  private List<LinkStatus> planLinks(InterfaceSnapshot interfaces, List<ServerPlan> servers) {
    LinkPlanner planner = new LinkPlanner(interfaces, servers, counters);
    List<LinkStatus> links = new ArrayList<>();
    int readyCount = 0;
    for (LinkSettings link : settings.links()) {
      LinkStatus status = planner.plan(link, readyCount);
      links.add(status);
      readyCount += status instanceof LinkStatus.Ready ? 1 : 0;
    }
    return links;
  }

  private static List<LinkStatus.Ready> ready(List<LinkStatus> links) {
    return links.stream()
        .filter(LinkStatus.Ready.class::isInstance)
        .map(LinkStatus.Ready.class::cast)
        .toList();
  }

  private static ReplyRules replyRules(ReplySettings replies) {
    return new ReplyRules(
        replies.acceptFrom() == AcceptFrom.ANYONE,
        replies.denyRelayForward(),
        replies.singleLinkFallback());
  }
}
