package net.relay6.runtime;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.log.FlapDamping;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Warning;
import net.relay6.planning.warning.NearestInterface;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Logs the state of each link, and warnings, once for every change; flapping is damped. */
final class StateLog {

  private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

  private final FlapDamping flapping;
  private final Map<String, LinkStatus> lastByName = new HashMap<>();
  private final Map<String, Ipv6Address> addressByName = new HashMap<>();
  private Set<Warning> lastWarnings = Set.of();
  private Optional<String> lastWatchFailure = Optional.empty();

  StateLog(LongSupplier nanoClock) {
    flapping = new FlapDamping(nanoClock);
  }

  /** Logs the differences from the last call, with the interfaces as they are now. */
  void log(AssembledPlan assembled, InterfaceSnapshot interfaces) {
    assembled.warnings().stream()
        .filter(warning -> !lastWarnings.contains(warning))
        .forEach(
            warning -> flapping.changed(warning.text(), often -> LOG.warn("{}{}", warning, often)));
    lastWarnings = Set.copyOf(assembled.warnings());
    NearestInterface nearest = NearestInterface.forLink(assembled, interfaces);
    Set<String> former = new HashSet<>(lastByName.keySet());
    for (LinkStatus link : assembled.links()) {
      former.remove(link.name());
      Optional<LinkStatus> last = Optional.ofNullable(lastByName.put(link.name(), link));
      if (!last.map(StateLog::text).equals(Optional.of(text(link)))) {
        logChange(link.name(), level(link), line(link, last, nearest));
      }
      interfaces
          .named(link.name())
          .flatMap(StateLog::address)
          .ifPresent(address -> addressByName.put(link.name(), address));
    }
    former.forEach(this::logGone);
  }

  /** Only links of a pattern can disappear; others wait. */
  private void logGone(String name) {
    Optional<LinkStatus> last = Optional.ofNullable(lastByName.remove(name));
    String address = lastAddress(name).orElse("");
    addressByName.remove(name);
    if (last.filter(StateLog::isPattern).isEmpty()) {
      logChange(name, Level.INFO, "gone, no interface has that name any more" + address);
    }
  }

  private static boolean isPattern(LinkStatus link) {
    return link instanceof LinkStatus.Waiting waiting
        && waiting.reason() == LinkStatus.Reason.NO_MATCH;
  }

  private void logChange(String name, Level level, String line) {
    flapping.changed(
        "link " + name,
        often ->
            LOG.atLevel(level).addKeyValue("link", name).log("link {}: {}{}", name, line, often));
  }

  /** Logs once why the kernel does not report changes. */
  void logWatchFailure(Optional<String> silence) {
    if (!silence.equals(lastWatchFailure)) {
      silence.ifPresent(reason ->
          LOG.warn(
              "interfaces: the kernel does not report changes, {}; relay6 reads them twice a"
                  + " second",
              reason));
      lastWatchFailure = silence;
    }
  }

  /** Logs changes that were deferred because a state flapped; called on every refresh. */
  void logDeferred() {
    flapping.logDeferred();
  }

  /** A link on standby is no problem. */
  private static Level level(LinkStatus link) {
    return switch (link) {
      case LinkStatus.Ready _ -> Level.INFO;
      case LinkStatus.Waiting waiting ->
          waiting.reason() == LinkStatus.Reason.STANDBY ? Level.INFO : Level.WARN;
    };
  }

  private String line(LinkStatus link, Optional<LinkStatus> last, NearestInterface nearest) {
    return switch (link) {
      case LinkStatus.Ready(var plan)
          when last.orElse(link) instanceof LinkStatus.Ready(var former)
              && !former.linkAddress().equals(plan.linkAddress()) ->
          "link-address is now %s, was %s".formatted(plan.linkAddress(), former.linkAddress());
      case LinkStatus.Ready(var plan)
          when last.filter(LinkStatus.Ready.class::isInstance).isPresent() ->
          "Interface-Id is now %s".formatted(plan.interfaceId().toDisplay());
      case LinkStatus.Ready _ -> text(link);
      case LinkStatus.Waiting(_, var reason, _) when reason == LinkStatus.Reason.MISSING ->
          "waiting, "
              + text(link)
              + lastAddress(link.name()).orElseGet(() -> nearest.hint(link.name()));
      case LinkStatus.Waiting _ -> "waiting, " + text(link);
    };
  }

  /** The last address of an interface that has disappeared (RFC 9243, topology-change). */
  private Optional<String> lastAddress(String name) {
    return Optional.ofNullable(addressByName.get(name))
        .map(address -> "; its last address was " + address);
  }

  private static Optional<Ipv6Address> address(NetworkLink link) {
    return link.addresses().stream()
        .map(InterfaceAddress::address)
        .min(
            Comparator.comparing((Ipv6Address address) -> address.isLinkLocal())
                .thenComparing(Comparator.naturalOrder()));
  }

  private static String text(LinkStatus link) {
    return switch (link) {
      case LinkStatus.Waiting waiting -> waiting.text();
      case LinkStatus.Ready(var plan) ->
          "opening with link-address %s and Interface-Id %s"
              .formatted(plan.linkAddress(), plan.interfaceId().toDisplay());
    };
  }

  /**
   * Logs when the interface or the source address towards a server changes; flapping is damped.
   * While a server is unreachable, its last next hop is kept.
   */
  static final class NextHops {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final FlapDamping flapping;
    private final Map<String, String> lastByName = new HashMap<>();

    NextHops(LongSupplier nanoClock) {
      flapping = new FlapDamping(nanoClock);
    }

    /** Compares the next hops of those servers with those of the last call. */
    void log(List<ServerPlan> servers, InterfaceSnapshot interfaces) {
      lastByName.keySet().retainAll(servers.stream().map(ServerPlan::name).toList());
      servers.forEach(
          server -> nextHop(server, interfaces).ifPresent(route -> log(server.name(), route)));
    }

    private void log(String server, String route) {
      String last = lastByName.put(server, route);
      if (last != null && !last.equals(route)) {
        flapping.changed(
            "server " + server,
            often ->
                LOG.atInfo()
                    .addKeyValue("server", server)
                    .log("server {}: reached {} now; was {}{}", server, route, last, often));
      }
    }

    /** Logs changes that were deferred because a next hop flapped; called on every refresh. */
    void logDeferred() {
      flapping.logDeferred();
    }

    private static Optional<String> nextHop(ServerPlan server, InterfaceSnapshot interfaces) {
      return server.nextHop() instanceof NextHop.ByRoute(Optional<Ipv6Address> source)
          ? source.map(address -> "by " + names(server, interfaces) + " from " + address)
          : Optional.empty();
    }

    private static String names(ServerPlan server, InterfaceSnapshot interfaces) {
      return server
          .ingressInterfaces()
          .indexes()
          .mapToObj(index ->
              interfaces.numbered(index).map(NetworkLink::name).orElse("interface " + index))
          .collect(Collectors.joining(" and "));
    }
  }
}
