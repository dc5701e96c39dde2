package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.relay6.agent.LinkPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.SocketFault;

/** The channels of the links that are up. Lives on the event loop. */
final class LinkChannels implements AutoCloseable {

  private final DataPlane dataPlane;
  private final ChannelStates states;
  private final Map<Integer, LinkChannel> byInterface = new HashMap<>();
  private List<Optional<LinkChannel>> byIndex = List.of();

  LinkChannels(DataPlane dataPlane, ChannelStates states) {
    this.dataPlane = dataPlane;
    this.states = states;
  }

  /** Deals with what has been received on the links that these plans no longer have. */
  void drainAllBut(List<LinkPlan> plans) {
    Set<Integer> kept =
        plans.stream().map(plan -> plan.attachment().interfaceIndex()).collect(Collectors.toSet());
    byInterface.forEach((interfaceIndex, channel) -> {
      if (!kept.contains(interfaceIndex)) {
        channel.drain();
      }
    });
  }

  void drainAll() {
    byInterface.values().forEach(LinkChannel::drain);
  }

  /**
   * An interface keeps its socket whatever becomes of its name and settings: two would both hear
   * each message.
   */
  void follow(List<LinkPlan> plans) {
    Map<Integer, LinkChannel> left = new HashMap<>(byInterface);
    byInterface.clear();
    List<Optional<LinkChannel>> next = new ArrayList<>();
    for (LinkPlan plan : plans) {
      int interfaceIndex = plan.attachment().interfaceIndex();
      Optional<LinkChannel> channel =
          Optional.ofNullable(left.remove(interfaceIndex))
              .map(kept -> adopt(kept, plan))
              .or(() -> open(plan));
      channel.ifPresent(open -> byInterface.put(interfaceIndex, open));
      next.add(channel);
    }
    left.values().forEach(LinkChannel::close);
    states.keepOnly("link", plans.stream().map(LinkPlan::name).collect(Collectors.toSet()));
    byIndex = next;
  }

  private LinkChannel adopt(LinkChannel channel, LinkPlan plan) {
    if (!channel.name().equals(plan.name())) {
      opened(plan);
    }
    channel.adopt(plan);
    return channel;
  }

  private Optional<LinkChannel> open(LinkPlan plan) {
    try {
      LinkChannel channel = LinkChannel.open(plan, dataPlane, states);
      opened(plan);
      return Optional.of(channel);
    } catch (SocketFault fault) {
      states.failed("link " + plan, fault);
      return Optional.empty();
    }
  }

  private void opened(LinkPlan plan) {
    states.open("link " + plan, "interface " + plan.attachment().interfaceIndex());
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
    byInterface.values().forEach(LinkChannel::close);
    byInterface.clear();
    byIndex = List.of();
  }
}
