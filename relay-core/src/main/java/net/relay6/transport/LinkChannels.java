package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.agent.LinkPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.SocketFault;

/** The channels of the links that are up. Lives on the event loop. */
final class LinkChannels implements AutoCloseable {

  private final DataPlane dataPlane;
  private final ChannelStates states;
  private final Map<String, LinkChannel> byName = new HashMap<>();
  private List<Optional<LinkChannel>> byIndex = List.of();

  LinkChannels(DataPlane dataPlane, ChannelStates states) {
    this.dataPlane = dataPlane;
    this.states = states;
  }

  void follow(List<LinkPlan> plans) {
    Map<String, LinkChannel> former = new HashMap<>(byName);
    byName.clear();
    List<Optional<LinkChannel>> next = new ArrayList<>();
    for (LinkPlan plan : plans) {
      Optional<LinkChannel> kept =
          Optional.ofNullable(former.get(plan.name())).filter(channel -> channel.serves(plan));
      kept.ifPresent(_ -> former.remove(plan.name()));
      Optional<LinkChannel> channel = kept.or(() -> open(plan));
      channel.ifPresent(open -> open.adopt(plan));
      channel.ifPresent(open -> byName.put(plan.name(), open));
      next.add(channel);
    }
    former.forEach((name, channel) -> close(name, channel));
    byIndex = next;
  }

  private Optional<LinkChannel> open(LinkPlan plan) {
    try {
      LinkChannel opened = LinkChannel.open(plan, dataPlane);
      states.open("link " + plan, "interface " + plan.attachment().interfaceIndex());
      return Optional.of(opened);
    } catch (SocketFault fault) {
      states.failed("link " + plan, fault);
      return Optional.empty();
    }
  }

  private void close(String name, LinkChannel channel) {
    channel.close();
    if (!byName.containsKey(name)) {
      states.closed("link " + name);
    }
  }

  void send(LinkPlan link, Ipv6Address destination, int port, ByteBuf message) {
    Optional<LinkChannel> channel = byIndex.get(link.index());
    if (channel.isPresent()) {
      channel.get().send(destination, port, message);
    } else {
      link.counters().countSendError();
    }
  }

  @Override
  public void close() {
    byName.values().forEach(LinkChannel::close);
    byName.clear();
    byIndex = List.of();
  }
}
