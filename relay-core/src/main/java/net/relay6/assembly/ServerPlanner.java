package net.relay6.assembly;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.Reach;
import net.relay6.agent.RelayCounters;
import net.relay6.agent.ServerPlan;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.ServerSettings;

/** Makes a server's plan from what the operator wants and which interfaces there are now. */
final class ServerPlanner {

  private final InterfaceSnapshot interfaces;
  private final RelayCounters counters;

  ServerPlanner(InterfaceSnapshot interfaces, RelayCounters counters) {
    this.interfaces = interfaces;
    this.counters = counters;
  }

  ServerPlan plan(ServerSettings settings, int index) {
    return new ServerPlan(
        index,
        settings.name(),
        settings.address(),
        reach(settings),
        counters.server(settings.name()));
  }

  private Reach reach(ServerSettings settings) {
    List<String> names =
        Stream.concat(settings.zone().stream(), settings.interfaces().stream()).toList();
    return names.isEmpty()
        ? new Reach.ByRoute(settings.sourceAddress())
        : new Reach.ByInterfaces(
            names.stream()
                .map(interfaces::named)
                .flatMap(Optional::stream)
                .filter(NetworkLink::up)
                .map(NetworkLink::index)
                .toList());
  }
}
