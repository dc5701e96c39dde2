package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelException;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.Reach;
import net.relay6.agent.ServerPlan;
import net.relay6.net.Ipv6Address;

/** The ways to all servers. Lives on the event loop. */
final class Upstreams implements AutoCloseable {

  private final EventLoop loop;
  private final DataPlane dataPlane;
  private final ChannelStates states;
  private final Map<String, Upstream> byName = new HashMap<>();
  private List<Optional<Upstream>> byIndex = List.of();

  Upstreams(EventLoop loop, DataPlane dataPlane, ChannelStates states) {
    this.loop = loop;
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
      states.failed(name, new ChannelException(why));
      return Optional.empty();
    }
    try {
      Upstream opened =
          plan.address().isMulticast()
              ? GroupChannel.open(plan, loop, dataPlane)
              : ServerChannel.open(plan, loop, dataPlane);
      states.open(name, opened.description());
      return Optional.of(opened);
    } catch (ChannelException fault) {
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
      frame.release();
    }
  }

  /** Sends to the server of that name, if there is one still. */
  void send(String server, ByteBuf frame) {
    Upstream upstream = byName.get(server);
    if (upstream == null) {
      frame.release();
    } else {
      upstream.send(frame);
    }
  }

  void flush() {
    byName.values().forEach(Upstream::flush);
  }

  @Override
  public void close() {
    byName.values().forEach(Upstream::close);
    byName.clear();
    byIndex = List.of();
  }
}
