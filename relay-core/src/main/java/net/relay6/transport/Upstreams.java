package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.plan.NextHop;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.udp.SocketFault;

/**
 * The channels to all servers. A channel stays open as long as a server of the plan uses its
 * socket, under the same name or another. For a draining server it stays open too, so that late
 * responses arrive. Used on the event loop only.
 */
final class Upstreams implements AutoCloseable {

  private final ChannelStates states;
  private final ChannelSet<ServerPlan.Socket, ServerPlan, Channel> channels;
  private final Map<String, Channel> byName = new HashMap<>();
  private List<ServerPlan> planned = List.of();
  private List<Optional<Channel>> byIndex = List.of();
  private Set<Ipv6Address> ownAddresses = Set.of();

  Upstreams(DataPlane dataPlane, ChannelStates states) {
    this.states = states;
    channels = new ChannelSet<>(new Kind(dataPlane), states);
  }

  private record Kind(DataPlane dataPlane) implements ChannelSet.Kind<ServerPlan, Channel> {

    @Override
    public String label() {
      return "server";
    }

    @Override
    public boolean isWanted(ServerPlan plan) {
      return !plan.isDraining();
    }

    @Override
    public Channel open(ServerPlan plan) {
      return plan.address().isMulticast()
          ? GroupChannel.open(plan, dataPlane)
          : ServerChannel.open(plan, dataPlane);
    }

    @Override
    public void apply(Channel channel, ServerPlan plan) {
      channel.apply(plan);
    }

    @Override
    public String description(Channel channel, ServerPlan plan) {
      return channel.description();
    }

    @Override
    public void drain(Channel channel) {
      channel.drain();
    }

    @Override
    public void close(Channel channel) {
      channel.close();
    }
  }

  /** Handles everything received on sockets that are about to be closed. */
  void drain(PlanDifference difference) {
    channels.drain(difference.servers().closed());
    channels.drain(withoutSource(difference.next().ownAddresses()));
  }

  void drainAll() {
    channels.drainAll();
  }

  /**
   * Applies the difference to the next plan, and retries channels that could not be opened, since
   * the change may have removed the obstacle.
   */
  void apply(PlanDifference difference) {
    planned = difference.next().servers();
    ownAddresses = difference.next().ownAddresses();
    channels.closeAndRetry(withoutSource(ownAddresses));
    channels.apply(difference.servers());
    channels.retryOthers(difference.servers());
    planned.forEach(this::markUnreachable);
    index();
  }

  private void markUnreachable(ServerPlan server) {
    if (server.nextHop() instanceof NextHop.Unreachable(String why)) {
      states.failed("server " + server, new SocketFault(why));
    }
  }

  /**
   * Retries channels that could not be opened, and channels whose source address this node has
   * lost.
   */
  void retry() {
    Set<ServerPlan.Socket> lost = withoutSource(ownAddresses);
    channels.drain(lost);
    channels.closeAndRetry(lost);
    if (channels.retry(channels.failedCount()) || !lost.isEmpty()) {
      index();
    }
  }

  /** The sockets whose source address this node has lost. */
  private Set<ServerPlan.Socket> withoutSource(Set<Ipv6Address> own) {
    return channels.which(
        upstream -> upstream.source().isGlobalUnicast() && !own.contains(upstream.source()));
  }

  /** Reads the path MTU of each server again, since it changes without notice. */
  void readPathMtus() {
    channels.each(Channel::readPathMtu);
  }

  private void index() {
    byIndex = planned.stream().map(server -> channels.find(server.socket())).toList();
    byName.clear();
    planned.forEach(server ->
        byIndex.get(server.index()).ifPresent(upstream -> byName.put(server.name(), upstream)));
  }

  void send(ServerPlan server, ByteBuf frame) {
    Optional<Channel> upstream = byIndex.get(server.index());
    if (upstream.isPresent()) {
      upstream.get().send(frame);
    } else {
      server.counters().countSendError();
    }
  }

  /** Sends to the server of that name, if it still exists. */
  void send(String server, ByteBuf frame) {
    Optional.ofNullable(byName.get(server)).ifPresent(upstream -> upstream.send(frame));
  }

  Optional<Ipv6Address> sourceTo(ServerPlan server) {
    return channels.find(server.socket()).map(Channel::source);
  }

  /** How many datagrams are queued, by the server's name. */
  Map<String, Integer> waitingByName() {
    Map<String, Integer> waiting = new HashMap<>();
    byName.forEach((name, upstream) -> waiting.put(name, upstream.waiting()));
    return waiting;
  }

  @Override
  public void close() {
    channels.close();
    byName.clear();
    byIndex = List.of();
  }

  /** The channel to one server or group of servers. */
  interface Channel extends AutoCloseable {

    /** Queues a copy of the frame. */
    void send(ByteBuf frame);

    /** Applies another plan of a server that uses the same socket. */
    void apply(ServerPlan next);

    /** The source address; {@code ::} if the kernel chooses it for each datagram. */
    Ipv6Address source();

    /** Handles everything received so far, before the channel is closed. */
    void drain();

    /** Reads the path MTU again. */
    void readPathMtu();

    /** How many datagrams are queued. */
    int waiting();

    /** Source and destination, for people. */
    String description();

    @Override
    void close();
  }
}
