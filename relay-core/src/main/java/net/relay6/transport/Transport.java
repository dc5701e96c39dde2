package net.relay6.transport;

import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import net.relay6.agent.FaultSink;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.RelayAgent;
import net.relay6.agent.extension.Relaying;
import net.relay6.agent.plan.InboundDatagram;
import net.relay6.counters.RelayCounters;
import net.relay6.transport.udp.OctetBudget;
import net.relay6.transport.udp.SocketBuffers;

/**
 * The data plane's event loop with every socket on it. A socket that cannot be opened is a state;
 * it is retried every second and never affects open sockets.
 */
public final class Transport implements AutoCloseable {

  private final MultiThreadIoEventLoopGroup group;
  private final IoEventLoop loop;
  private final ChannelStates states = new ChannelStates(InstantSource.system(), System::nanoTime);
  private final DataPlane dataPlane;
  private final LoopLag lag;
  private final FaultSink.GuardedTasks guarded;

  private Transport(RelayAgent agent, RelayCounters counters, FaultSink faults) {
    guarded = new FaultSink.GuardedTasks(faults);
    group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("relay6-data"), EpollIoHandler.newFactory());
    loop = group.next();
    dataPlane = new DataPlane(agent, counters, loop, states, faults, guarded);
    lag = LoopLag.watch(loop, guarded);
  }

  /**
   * A transport without sockets that passes datagrams to {@code agent} and owns it from now on;
   * faults of relay6 itself on the event loop go to {@code faults}.
   */
  public static Transport start(RelayAgent agent, RelayCounters counters, FaultSink faults) {
    return new Transport(agent, counters, faults);
  }

  /**
   * Applies the difference to the next plan between two datagrams.
   *
   * @return completed when the sockets have been changed
   */
  public Future<?> apply(PlanDifference difference) {
    return loop.submit(() -> dataPlane.apply(difference));
  }

  /** Runs {@code task} on the loop, between two datagrams. */
  public void execute(Runnable task) {
    loop.execute(guarded.guard(task));
  }

  /** Handles a datagram as if it had been received, and releases it. */
  public void receive(InboundDatagram datagram) {
    execute(() -> dataPlane.receiveOwn(datagram));
  }

  /**
   * Lets what {@code decorator} makes of the relay receive instead of what stood around it before;
   * it does when this returns. The identity leaves the relay alone. The loop applies it between two
   * datagrams. Does nothing once the transport closes.
   */
  public void decorate(UnaryOperator<Relaying> decorator) {
    if (!loop.isShuttingDown()) {
      loop.submit(() -> dataPlane.decorate(decorator)).syncUninterruptibly();
    }
  }

  /** The scheduling delay of the event loop. */
  public LoopLag lag() {
    return lag;
  }

  /** How many datagrams are queued for each server, by its name; completed by the event loop. */
  public Future<Map<String, Integer>> waitingByServer() {
    return loop.submit(dataPlane::waitingByServer);
  }

  /** The lengths of the sockets' buffers that the kernel grants. */
  public SocketBuffers.Lengths bufferLengths() {
    return dataPlane.buffers().granted();
  }

  /** The memory for queued datagrams; any thread may read it. */
  public OctetBudget sendBudget() {
    return dataPlane.sendBudget();
  }

  /** The states of all channels. */
  public ChannelStates states() {
    return states;
  }

  /** Handles everything received so far, then closes every socket. */
  @Override
  public void close() {
    loop.submit(dataPlane::close).syncUninterruptibly();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
