package net.relay6.observer.live;

import io.netty.buffer.ByteBuf;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.extension.OutcomeQueue;
import net.relay6.agent.extension.QueuedOutcome;
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

  private final OutcomeQueue outcomes;
  private final Reader reader = new Reader();

  /** A queue for {@code capacity} octets of messages. */
  public ObservationQueue(int capacity) {
    outcomes = new OutcomeQueue(capacity);
  }

  /** Copies one observation, unless it does not fit. */
  void offer(
      QueuedOutcome.Kind kind,
      long atNanos,
      @Nullable LinkPlan link,
      @Nullable ServerPlan server,
      Ipv6Address peer,
      ByteBuf message) {
    outcomes.offer(kind, atNanos, link, server, peer, null, message);
  }

  /**
   * Passes up to {@code most} observations to {@code sink}, the oldest first; their messages are
   * borrowed for the call.
   *
   * @return the number of entries removed; fewer than {@code most} if the queue is empty
   */
  public int drain(Observation.Sink sink, int most) {
    return outcomes.drain(outcome -> pass(outcome, sink), most);
  }

  private void pass(QueuedOutcome outcome, Observation.Sink sink) {
    Optional<Observation> observation = reader.read(outcome);
    if (observation.isPresent()) {
      sink.accept(observation.get());
    }
  }

  /** How many observations did not fit since the start; thread-safe. */
  public long lost() {
    return outcomes.lost();
  }

  /** Turns the queue's entries into observations. Used by the draining thread only. */
  static final class Reader {

    private static final int FANOUTS = 1024;

    /** Caches server names by list, since a plan's lists are the same objects for every message. */
    private final IdentityHashMap<List<RelayForwardPlan>, List<String>> serversByFanout =
        new IdentityHashMap<>();

    /** The observation; empty if its message cannot be parsed. */
    Optional<Observation> read(QueuedOutcome entry) {
      return switch (entry.kind()) {
        case DISCARDED ->
            Optional.of(new Observation.ResponseDiscarded(entry.atNanos(), server(entry)));
        case FORWARDED -> message(entry).map(message -> request(entry, message));
        case DELIVERED -> message(entry).flatMap(reply -> response(entry, reply));
        case STRAY ->
            message(entry)
                .map(message ->
                    new Observation.StrayMessage(
                        entry.atNanos(), link(entry).name(), entry.peer(), message));
      };
    }

    private static Optional<DhcpMessage> message(QueuedOutcome entry) {
      return MessageParser.parse(entry.message())
              instanceof MessageParser.Result.Parsed(DhcpMessage message)
          ? Optional.of(message)
          : Optional.empty();
    }

    private Observation request(QueuedOutcome entry, DhcpMessage message) {
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

    private static Optional<Observation> response(QueuedOutcome entry, DhcpMessage reply) {
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

    private static LinkPlan link(QueuedOutcome entry) {
      return entry.link().orElseThrow();
    }

    private static String server(QueuedOutcome entry) {
      return entry.server().orElseThrow().name();
    }
  }
}
