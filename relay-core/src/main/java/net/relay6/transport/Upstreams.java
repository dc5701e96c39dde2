package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.Reach;
import net.relay6.agent.ServerPlan;
import net.relay6.agent.ServerSources;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.SocketFault;

/** The ways to all servers. Lives on the event loop. */
final class Upstreams implements ServerSources, AutoCloseable {

  private final DataPlane dataPlane;
  private final ChannelStates states;
  private final Map<String, Upstream> byName = new HashMap<>();
  private List<Optional<Upstream>> byIndex = List.of();

  Upstreams(DataPlane dataPlane, ChannelStates states) {
    this.dataPlane = dataPlane;
    this.states = states;
  }

  void follow(List<ServerPlan> plans, Set<Ipv6Address> ownAddresses) {
    Map<String, Upstream> former = new HashMap<>(byName);
    byName.clear();
    List<Optional<Upstream>> next = new ArrayList<>();
    for (ServerPlan plan : plans) {
      Optional<Upstream> kept =
          Optional.ofNullable(former.get(plan.name()))
              .filter(upstream -> upstream.serves(plan, ownAddresses));
      kept.ifPresent(_ -> former.remove(plan.name()));
      Optional<Upstream> upstream = kept.or(() -> open(plan));
      upstream.ifPresent(open -> open.adopt(plan));
      upstream.ifPresent(open -> byName.put(plan.name(), open));
      next.add(upstream);
    }
    former.values().forEach(Upstream::close);
    byIndex = next;
  }

  private Optional<Upstream> open(ServerPlan plan) {
    String name = "server " + plan;
    if (plan.reach() instanceof Reach.Nowhere(String why)) {
      states.failed(name, new SocketFault(why));
      return Optional.empty();
    }
    try {
      Upstream opened =
          plan.address().isMulticast()
              ? GroupChannel.open(plan, dataPlane)
              : ServerChannel.open(plan, dataPlane);
      states.open(name, opened.description());
      return Optional.of(opened);
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
    return byIndex.get(server.index()).map(Upstream::source);
  }

  @Override
  public void close() {
    byName.values().forEach(Upstream::close);
    byName.clear();
    byIndex = List.of();
  }
}
