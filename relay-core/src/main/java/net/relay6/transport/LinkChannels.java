package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.net.Ipv6Address;

/**
 * The channels of the links that are up. An interface keeps its socket when its name or settings
 * change: with two sockets, both would receive each message. Used on the event loop only.
 */
final class LinkChannels implements AutoCloseable {

  private final ChannelSet<LinkPlan.Socket, LinkPlan, LinkChannel> channels;
  private List<LinkPlan> planned = List.of();
  private List<Optional<LinkChannel>> byIndex = List.of();

  LinkChannels(DataPlane dataPlane, ChannelStates states) {
    channels = new ChannelSet<>(new Kind(dataPlane, states), states);
  }

  private record Kind(DataPlane dataPlane, ChannelStates states)
      implements ChannelSet.Kind<LinkPlan, LinkChannel> {

    @Override
    public String label() {
      return "link";
    }

    @Override
    public boolean isWanted(LinkPlan plan) {
      return true;
    }

    @Override
    public LinkChannel open(LinkPlan plan) {
      return LinkChannel.open(plan, dataPlane, states);
    }

    @Override
    public void apply(LinkChannel channel, LinkPlan plan) {
      channel.apply(plan);
    }

    @Override
    public String description(LinkChannel channel, LinkPlan plan) {
      return "interface " + plan.interfaceState().interfaceIndex();
    }

    @Override
    public void drain(LinkChannel channel) {
      channel.drain();
    }

    @Override
    public void close(LinkChannel channel) {
      channel.close();
    }
  }

  /** Handles everything received on links that are about to be removed. */
  void drain(PlanDifference difference) {
    channels.drain(difference.links().closed());
  }

  void drainAll() {
    channels.drainAll();
  }

  /** Applies the difference to the next plan. */
  void apply(PlanDifference difference) {
    planned = difference.next().links();
    if (!difference.links().isEmpty()) {
      channels.apply(difference.links());
      index();
    }
  }

  /** How many links lack an open channel that they should have. */
  int failedCount() {
    return channels.failedCount();
  }

  /** Retries at most {@code atMost} of those links. */
  void retry(int atMost) {
    if (channels.retry(atMost)) {
      index();
    }
  }

  /** Retries to open the packet sockets that open links lack. */
  void retryFrames() {
    channels.each(LinkChannel::retryFrames);
  }

  private void index() {
    byIndex = planned.stream().map(link -> channels.find(link.socket())).toList();
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
    channels.close();
    byIndex = List.of();
  }
}
