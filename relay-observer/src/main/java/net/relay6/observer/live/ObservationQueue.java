package net.relay6.observer.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.RelayForwardPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.net.Ipv6Address;
import net.relay6.observer.observation.Observation;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.Nesting;
import net.relay6.wire.RelayMessage;
import org.jspecify.annotations.Nullable;

/**
 * The queue of observations from the data plane to the observer's thread. One thread offers, one
 * drains. All memory is allocated at the start; observations that do not fit are counted and
 * discarded, and neither thread blocks.
 */
public final class ObservationQueue {

  /** The capacity for messages, in octets. */
  public static final int USUAL_OCTETS = 4 << 20;

  private static final int OCTETS_PER_ENTRY = 128;

  private final byte[] octets;
  private final ByteBuf readable;
  private final QueueEntry[] entries;

  /** Totals of entries and octets written and read; the difference is the current content. */
  private final AtomicLong written = new AtomicLong();

  private final AtomicLong read = new AtomicLong();
  private final AtomicLong octetsRead = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();
  private final Reader reader = new Reader();
  private long octetsWritten;

  /** A queue for {@code capacity} octets of messages. */
  public ObservationQueue(int capacity) {
    octets = new byte[capacity];
    readable = Unpooled.wrappedBuffer(octets);
    entries = new QueueEntry[Math.max(1, capacity / OCTETS_PER_ENTRY)];
    Arrays.setAll(entries, _ -> new QueueEntry());
  }

  /** Copies one observation, unless it does not fit. */
  void offer(
      QueueEntry.Kind kind,
      long atNanos,
      @Nullable LinkPlan link,
      @Nullable ServerPlan server,
      Ipv6Address peer,
      ByteBuf message) {
    int length = message.readableBytes();
    long start = contiguous(octetsWritten, length);
    long number = written.getPlain();
    if (number - read.getAcquire() >= entries.length
        || start + length - octetsRead.getAcquire() > octets.length) {
      lost.setRelease(lost.getPlain() + 1);
      return;
    }
    int offset = (int) (start % octets.length);
    message.getBytes(message.readerIndex(), octets, offset, length);
    octetsWritten = start + length;
    entries[(int) (number % entries.length)].set(
        kind, atNanos, link, server, peer, offset, length, octetsWritten);
    written.setRelease(number + 1);
  }

  /** The start of {@code length} contiguous octets, at {@code from} or later. */
  private long contiguous(long from, int length) {
    int offset = (int) (from % octets.length);
    return offset + length <= octets.length ? from : from + octets.length - offset;
  }

  /**
   * Passes up to {@code most} observations to {@code sink}, the oldest first; their messages are
   * borrowed for the call.
   *
   * @return the number of entries removed; fewer than {@code most} if the queue is empty
   */
  public int drain(Observation.Sink sink, int most) {
    long first = read.getPlain();
    long waiting = Math.min(most, written.getAcquire() - first);
    for (long number = first; number < first + waiting; number++) {
      QueueEntry entry = entries[(int) (number % entries.length)];
      try {
        reader.read(entry, readable).ifPresent(sink::accept);
      } finally {
        octetsRead.setRelease(entry.octetsWritten());
        read.setRelease(number + 1);
      }
    }
    return (int) waiting;
  }

  /** How many observations did not fit since the start; thread-safe. */
  public long lost() {
    return lost.getAcquire();
  }

  /** Turns the queue's entries into observations. Used by the draining thread only. */
  static final class Reader {

    private static final int FANOUTS = 1024;

    /** Caches server names by list, since a plan's lists are the same objects for every message. */
    private final IdentityHashMap<List<RelayForwardPlan>, List<String>> serversByFanout =
        new IdentityHashMap<>();

    /** The observation; empty if its message cannot be parsed. */
    Optional<Observation> read(QueueEntry entry, ByteBuf octets) {
      return switch (entry.kind()) {
        case DISCARDED ->
            Optional.of(new Observation.ResponseDiscarded(entry.atNanos(), server(entry)));
        case REQUEST -> message(entry, octets).map(message -> request(entry, message));
        case RESPONSE -> message(entry, octets).flatMap(reply -> response(entry, reply));
        case STRAY ->
            message(entry, octets)
                .map(message ->
                    new Observation.StrayMessage(
                        entry.atNanos(), link(entry).name(), entry.peer(), message));
      };
    }

    private static Optional<DhcpMessage> message(QueueEntry entry, ByteBuf octets) {
      ByteBuf frame = octets.slice(entry.offset(), entry.length());
      return MessageParser.parse(frame) instanceof MessageParser.Result.Parsed(DhcpMessage message)
          ? Optional.of(message)
          : Optional.empty();
    }

    private Observation request(QueueEntry entry, DhcpMessage message) {
      LinkPlan link = link(entry);
      return new Observation.RequestForwarded(
          entry.atNanos(),
          link.name(),
          entry.peer(),
          servers(link.fanout().of(message.type())),
          message);
    }

    private List<String> servers(List<RelayForwardPlan> fanout) {
      if (serversByFanout.size() > FANOUTS) {
        serversByFanout.clear();
      }
      return serversByFanout.computeIfAbsent(
          fanout,
          copies ->
              copies.stream()
                  .flatMap(forwardPlan -> forwardPlan.servers().stream())
                  .map(ServerPlan::name)
                  .toList());
    }

    private static Optional<Observation> response(QueueEntry entry, DhcpMessage reply) {
      return reply instanceof RelayMessage relay
          ? Nesting.inner(relay)
              .map(inner ->
                  new Observation.ResponseDelivered(
                      entry.atNanos(),
                      server(entry),
                      entry.link().map(LinkPlan::name),
                      entry.peer(),
                      inner,
                      entry.link().isPresent() && relay.interfaceIdCount() == 0))
          : Optional.empty();
    }

    private static LinkPlan link(QueueEntry entry) {
      return entry.link().orElseThrow();
    }

    private static String server(QueueEntry entry) {
      return entry.server().orElseThrow().name();
    }
  }
}
