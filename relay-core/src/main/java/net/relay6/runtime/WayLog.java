package net.relay6.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import net.relay6.agent.plan.Reach;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.log.Flapping;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs when the interface or the source address towards a server changes; flapping is damped. While
 * a server is unreachable, its last next hop is kept.
 */
final class WayLog {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final Flapping flapping;
  private final Map<String, String> lastByName = new HashMap<>();

  WayLog(LongSupplier nanoClock) {
    flapping = new Flapping(nanoClock);
  }

  /** Compares the next hops of those servers with those of the last call. */
  void log(List<ServerPlan> servers, InterfaceSnapshot interfaces) {
    lastByName.keySet().retainAll(servers.stream().map(ServerPlan::name).toList());
    servers.forEach(server -> way(server, interfaces).ifPresent(way -> log(server.name(), way)));
  }

  private void log(String server, String way) {
    String last = lastByName.put(server, way);
    if (last != null && !last.equals(way)) {
      flapping.changed(
          "server " + server,
          often ->
              LOG.atInfo()
                  .addKeyValue("server", server)
                  .log("server {}: reached {} now; was {}{}", server, way, last, often));
    }
  }

  /** Logs changes that were deferred because a next hop flapped; called on every refresh. */
  void settle() {
    flapping.settle();
  }

  private static Optional<String> way(ServerPlan server, InterfaceSnapshot interfaces) {
    return server.reach() instanceof Reach.ByRoute(Optional<Ipv6Address> source)
        ? source.map(address -> "by " + names(server, interfaces) + " from " + address)
        : Optional.empty();
  }

  private static String names(ServerPlan server, InterfaceSnapshot interfaces) {
    return server
        .ways()
        .indexes()
        .mapToObj(
            index -> interfaces.numbered(index).map(NetworkLink::name).orElse("interface " + index))
        .collect(Collectors.joining(" and "));
  }
}
