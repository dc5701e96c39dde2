package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.agent.Reach;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.ServerPlan;
import net.relay6.agent.ServerSources;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.SocketFault;

/** The ways to all servers. Lives on the event loop. */
final class Upstreams implements ServerSources, AutoCloseable {

  private final DataPlane dataPlane;
  private final ChannelStates states;
  private final Map<String, Upstream> byName = new HashMap<>();
  private final Map<ServerPlan, Upstream> former = new HashMap<>();
  private List<Optional<Upstream>> byIndex = List.of();

  Upstreams(DataPlane dataPlane, ChannelStates states) {
    this.dataPlane = dataPlane;
    this.states = states;
  }

  /** Deals with what has been received from servers that are neither in the plan nor former. */
  void drainAllBut(RelayPlan plan, Set<Ipv6Address> ownAddresses) {
    List<ServerPlan> kept = new ArrayList<>(plan.servers());
    kept.addAll(plan.former().servers());
    all().stream()
        .filter(upstream -> kept.stream().noneMatch(next -> upstream.serves(next, ownAddresses)))
        .forEach(Upstream::drain);
  }

  void drainAll() {
    all().forEach(Upstream::drain);
  }

  /**
   * A way stays open for whoever in the plan is reached by it, under the same name or another; for
   * a former server it stays open too, so that its last answers come in.
   */
  void follow(RelayPlan plan, Set<Ipv6Address> ownAddresses) {
    List<Upstream> left = all();
    byName.clear();
    former.clear();
    List<Optional<Upstream>> next = new ArrayList<>();
    for (ServerPlan server : plan.servers()) {
      Optional<Upstream> upstream = take(server, left, ownAddresses).or(() -> open(server));
      upstream.ifPresent(open -> adopt(open, server));
      next.add(upstream);
    }
    for (ServerPlan server : plan.former().servers()) {
      take(server, left, ownAddresses)
          .ifPresent(open -> {
            open.adopt(server);
            former.put(server, open);
          });
    }
    left.forEach(Upstream::close);
    states.keepOnly(
        "server", plan.servers().stream().map(ServerPlan::name).collect(Collectors.toSet()));
    byIndex = next;
  }

  private List<Upstream> all() {
    List<Upstream> all = new ArrayList<>(byName.values());
    all.addAll(former.values());
    return all;
  }

  private static Optional<Upstream> take(
      ServerPlan server, List<Upstream> left, Set<Ipv6Address> ownAddresses) {
    Optional<Upstream> fitting =
        left.stream().filter(upstream -> upstream.serves(server, ownAddresses)).findFirst();
    fitting.ifPresent(left::remove);
    return fitting;
  }

  private void adopt(Upstream upstream, ServerPlan server) {
    upstream.adopt(server);
    byName.put(server.name(), upstream);
    states.open("server " + server, upstream.description());
  }

  private Optional<Upstream> open(ServerPlan plan) {
    String name = "server " + plan;
    if (plan.reach() instanceof Reach.Nowhere(String why)) {
      states.failed(name, new SocketFault(why));
      return Optional.empty();
    }
    try {
      return Optional.of(
          plan.address().isMulticast()
              ? GroupChannel.open(plan, dataPlane)
              : ServerChannel.open(plan, dataPlane));
    } catch (SocketFault fault) {
      states.failed(name, fault);
      return Optional.empty();
    }
  }

  void send(ServerPlan server, ByteBuf frame) {
    Optional<Upstream> upstream = byIndex.get(server.index());
    if (upstream.isPresent()) {
      upstream.get().send(frame);
    } else {
      server.counters().countSendError();
    }
  }

  /** Sends to the server of that name, if there is one still. */
  void send(String server, ByteBuf frame) {
    Optional.ofNullable(byName.get(server)).ifPresent(upstream -> upstream.send(frame));
  }

  @Override
  public Optional<Ipv6Address> sourceTo(ServerPlan server) {
    Optional<Upstream> upstream =
        server.index() < 0 ? Optional.ofNullable(former.get(server)) : byIndex.get(server.index());
    return upstream.map(Upstream::source);
  }

  /** How many datagrams wait for the kernel to take them, by the server's name. */
  Map<String, Integer> waitingByName() {
    Map<String, Integer> waiting = new HashMap<>();
    byName.forEach((name, upstream) -> waiting.put(name, upstream.waiting()));
    return waiting;
  }

  @Override
  public void close() {
    all().forEach(Upstream::close);
    byName.clear();
    former.clear();
    byIndex = List.of();
  }
}
