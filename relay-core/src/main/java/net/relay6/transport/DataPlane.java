package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.IoEventLoop;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.relay6.agent.FaultSink;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.extension.Outbox;
import net.relay6.agent.extension.Relaying;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.counters.ArrivalCounters;
import net.relay6.counters.RelayCounters;
import net.relay6.net.DhcpPorts;
import net.relay6.net.Ipv6Address;
import net.relay6.transport.frame.FrameMemory;
import net.relay6.transport.frame.FrameSink;
import net.relay6.transport.frame.FrameSocket;
import net.relay6.transport.udp.DatagramSink;
import net.relay6.transport.udp.OctetBudget;
import net.relay6.transport.udp.SendQueue;
import net.relay6.transport.udp.SocketBuffers;
import net.relay6.transport.udp.SocketFault;
import net.relay6.transport.udp.SocketMemory;
import net.relay6.transport.udp.UdpSocket;

/** The agent and all channels. Used on the event loop only. */
final class DataPlane implements Outbox, AutoCloseable {

  /** How many links are retried without a pause, and the length of the pause. */
  private static final int LINKS_RETRIED = 32;

  private static final long RETRY_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

  private final RelayAgent agent;
  private final RelayCounters counters;
  private final IoEventLoop loop;
  private final ChannelStates states;
  private final FaultSink.GuardedTasks guarded;
  private final SocketMemory memory;
  private final FrameMemory frameMemory;
  private final LinkChannels links;
  private final Upstreams servers;
  private final DelayedSends delayedSends;
  private final BufferLog bufferLog = new BufferLog();
  private final Upkeep upkeep;
  private final LoopTurn iteration;
  private Relaying relaying;
  private Optional<UnicastChannel> unicast = Optional.empty();

  DataPlane(
      RelayAgent agent,
      RelayCounters counters,
      IoEventLoop loop,
      ChannelStates states,
      FaultSink faults,
      FaultSink.GuardedTasks guarded) {
    memory = new SocketMemory(loopFaults(faults));
    frameMemory = new FrameMemory(memory);
    this.agent = agent;
    relaying = agent;
    this.counters = counters;
    this.loop = loop;
    this.states = states;
    this.guarded = guarded;
    links = new LinkChannels(this, states);
    servers = new Upstreams(this, states);
    delayedSends = new DelayedSends(loop, servers, memory, guarded);
    upkeep = new Upkeep(loop, this::maintainSockets, faults::fatal);
    iteration = new LoopTurn(loop, memory::flush, guarded);
  }

  /**
   * Applies the difference to the next plan and changes no other socket. Datagrams already received
   * on sockets that are closed are handled by the plan before.
   */
  void apply(PlanDifference difference) {
    RelayPlan plan = difference.next();
    links.drain(difference);
    servers.drain(difference);
    iteration.flush();
    if (!difference.servers().removedNames().isEmpty()) {
      delayedSends.sendAllBut(
          plan.servers().stream().map(ServerPlan::name).collect(Collectors.toSet()));
    }
    servers.apply(difference);
    links.apply(difference);
    agent.apply(plan);
    servers.readPathMtus();
    retryUnicast();
    bufferLog.update(memory.buffers().granted());
  }

  /**
   * Retries channels that are not open, reads values that change without notice, and logs what was
   * deferred.
   */
  private void maintainSockets() {
    servers.retry();
    retryLinks(links.failedCount());
    links.retryFrames();
    retryUnicast();
    servers.readPathMtus();
    memory.buffers().poll();
    bufferLog.update(memory.buffers().granted());
    states.logDeferred();
  }

  /**
   * Retries a few links at a time: there may be thousands, and other links have messages meanwhile.
   */
  private void retryLinks(int count) {
    links.retry(Math.min(count, LINKS_RETRIED));
    if (count > LINKS_RETRIED) {
      Runnable rest = guarded.guard(() -> retryLinks(count - LINKS_RETRIED));
      var _ = loop.schedule(rest, RETRY_PAUSE_NANOS, TimeUnit.NANOSECONDS);
    }
  }

  private void retryUnicast() {
    if (unicast.isEmpty()) {
      unicast = openUnicast();
    }
  }

  OctetBudget sendBudget() {
    return memory.budget();
  }

  /** The buffers of all sockets. */
  SocketBuffers buffers() {
    return memory.buffers();
  }

  private Optional<UnicastChannel> openUnicast() {
    try {
      UnicastChannel opened = UnicastChannel.open(this, counters);
      states.open(ChannelStates.UNICAST, "[::]:547");
      return Optional.of(opened);
    } catch (SocketFault fault) {
      states.failed(ChannelStates.UNICAST, fault);
      return Optional.empty();
    }
  }

  private static SocketMemory.LoopFaults loopFaults(FaultSink faults) {
    return new SocketMemory.LoopFaults() {
      @Override
      public void survived(RuntimeException fault) {
        faults.taskFailed(fault);
      }

      @Override
      public void fatal(Error fault) {
        faults.fatal(fault);
      }
    };
  }

  /** A packet socket on the loop, whose responses come from port 547. */
  FrameSocket frameSocket(
      int interfaceIndex, boolean receives, FrameSink sink, SendQueue.Failures failures) {
    return FrameSocket.open(
        loop, frameMemory, interfaceIndex, DhcpPorts.SERVER, receives, sink, failures);
  }

  /** Counts what the kernel drops at the socket of that channel. */
  ReceiveLosses losses(String channel, ArrivalCounters arrivals) {
    return new ReceiveLosses(channel, arrivals, states, memory.buffers()::granted);
  }

  /** Likewise for a socket whose datagrams count as unicast. */
  ReceiveLosses unicastLosses(String channel) {
    return losses(channel, counters.unicast());
  }

  /** A new socket on the loop. */
  UdpSocket socket(DatagramSink sink, SendQueue.Failures failures) {
    return new UdpSocket(loop, memory, sink, failures);
  }

  void receive(InboundDatagram datagram) {
    iteration.countMessage();
    relaying.receive(datagram, this);
  }

  /** Handles a datagram that the relay itself made, and releases it. */
  void receiveOwn(InboundDatagram datagram) {
    try {
      receive(datagram);
      iteration.flush();
    } finally {
      datagram.payload().release();
    }
  }

  /** What {@code decorator} makes of the agent receives instead of it. */
  void decorate(UnaryOperator<Relaying> decorator) {
    relaying = decorator.apply(agent);
  }

  Map<String, Integer> waitingByServer() {
    return servers.waitingByName();
  }

  /** Called when a socket has no more datagrams for now. */
  void batchDone() {
    iteration.batchDone();
  }

  @Override
  public void toServer(ServerPlan server, ByteBuf frame) {
    servers.send(server, frame);
  }

  @Override
  public void toServerLater(ServerPlan server, ByteBuf frame, long delayNanos) {
    delayedSends.add(server, frame, delayNanos);
  }

  @Override
  public void onLink(LinkPlan link, Ipv6Address destination, int port, ByteBuf frame) {
    links.send(link, destination, port, frame);
  }

  @Override
  public void byRoute(Ipv6Address destination, int port, ByteBuf frame) {
    if (unicast.isPresent()) {
      unicast.get().send(destination, port, frame);
    } else {
      counters.countUnicastSendError();
    }
  }

  @Override
  public Optional<Ipv6Address> sourceTo(ServerPlan server) {
    return servers.sourceTo(server);
  }

  @Override
  public void close() {
    upkeep.close();
    links.drainAll();
    servers.drainAll();
    iteration.flush();
    delayedSends.close();
    links.close();
    servers.close();
    unicast.ifPresent(UnicastChannel::close);
    unicast = Optional.empty();
  }
}
