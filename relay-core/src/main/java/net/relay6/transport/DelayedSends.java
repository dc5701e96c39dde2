package net.relay6.transport;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.relay6.agent.FaultSink;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.transport.udp.SocketMemory;

/**
 * RELAY-FORWs that are sent after a delay, within their share of the loop's queue memory; none is
 * discarded. Used on the event loop only.
 */
final class DelayedSends implements AutoCloseable {

  /** The memory of a delayed message in addition to its octets. */
  private static final int RECORD_LENGTH = 256;

  private final EventLoop loop;
  private final Upstreams servers;
  private final SocketMemory memory;
  private final FaultSink.GuardedTasks guarded;
  private long heldOctets;
  private final Set<DelayedSend> waiting = new LinkedHashSet<>();

  /** One delayed message; compared by identity. */
  private static final class DelayedSend {
    private final String server;
    private final ByteBuf frame;

    private DelayedSend(String server, ByteBuf frame) {
      this.server = server;
      this.frame = frame;
    }

    private long heldOctets() {
      return (long) RECORD_LENGTH + frame.readableBytes();
    }
  }

  DelayedSends(
      EventLoop loop, Upstreams servers, SocketMemory memory, FaultSink.GuardedTasks guarded) {
    this.loop = loop;
    this.servers = servers;
    this.memory = memory;
    this.guarded = guarded;
  }

  /** Sends {@code frame} after {@code delayNanos}, or now if too much memory is in use. */
  void add(ServerPlan server, ByteBuf frame, long delayNanos) {
    DelayedSend late = new DelayedSend(server.name(), frame.copy());
    if (!memory.budget().reserve(heldOctets, late.heldOctets())) {
      servers.send(server, frame);
      late.frame.release();
      return;
    }
    heldOctets += late.heldOctets();
    waiting.add(late);
    var _ = loop.schedule(guarded.guard(() -> sendDue(late)), delayNanos, TimeUnit.NANOSECONDS);
  }

  /**
   * Sends now what is delayed for servers other than {@code staying}, which are about to be
   * removed.
   */
  void sendAllBut(Set<String> staying) {
    List<DelayedSend> going =
        waiting.stream().filter(late -> !staying.contains(late.server)).toList();
    going.forEach(waiting::remove);
    going.forEach(this::send);
    memory.flush();
  }

  private void sendDue(DelayedSend late) {
    if (waiting.remove(late)) {
      send(late);
      memory.flush();
    }
  }

  private void send(DelayedSend late) {
    heldOctets -= late.heldOctets();
    memory.budget().release(late.heldOctets());
    servers.send(late.server, late.frame);
    late.frame.release();
  }

  /** Sends now what is still delayed. */
  @Override
  public void close() {
    sendAllBut(Set.of());
  }
}
