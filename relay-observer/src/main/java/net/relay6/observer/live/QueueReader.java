package net.relay6.observer.live;

import io.netty.buffer.ByteBuf;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import net.relay6.agent.plan.CopyPlan;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.observer.observation.Observation;
import net.relay6.wire.DhcpMessage;
import net.relay6.wire.MessageParser;
import net.relay6.wire.Nesting;
import net.relay6.wire.ParseResult;
import net.relay6.wire.RelayMessage;

/** Turns the queue's entries into observations. Used by the draining thread only. */
final class QueueReader {

  private static final int FANOUTS = 1024;

  /** Caches server names by list, since a plan's lists are the same objects for every message. */
  private final IdentityHashMap<List<CopyPlan>, List<String>> serversByFanout =
      new IdentityHashMap<>();

  /** The observation; empty if its message cannot be parsed. */
  Optional<Observation> read(QueueEntry entry, ByteBuf octets) {
    return switch (entry.kind()) {
      case DISCARDED -> Optional.of(new Observation.Discarded(entry.atNanos(), server(entry)));
      case ASKED -> message(entry, octets).map(message -> asked(entry, message));
      case ANSWERED -> message(entry, octets).flatMap(reply -> answered(entry, reply));
      case STRAY ->
          message(entry, octets)
              .map(message ->
                  new Observation.Stray(
                      entry.atNanos(), link(entry).name(), entry.peer(), message));
    };
  }

  private static Optional<DhcpMessage> message(QueueEntry entry, ByteBuf octets) {
    ByteBuf frame = octets.slice(entry.offset(), entry.length());
    return MessageParser.parse(frame) instanceof ParseResult.Parsed(DhcpMessage message)
        ? Optional.of(message)
        : Optional.empty();
  }

  private Observation asked(QueueEntry entry, DhcpMessage message) {
    LinkPlan link = link(entry);
    return new Observation.Asked(
        entry.atNanos(),
        link.name(),
        entry.peer(),
        servers(link.fanout().of(message.type())),
        message);
  }

  private List<String> servers(List<CopyPlan> fanout) {
    if (serversByFanout.size() > FANOUTS) {
      serversByFanout.clear();
    }
    return serversByFanout.computeIfAbsent(
        fanout,
        copies ->
            copies.stream()
                .flatMap(copy -> copy.servers().stream())
                .map(ServerPlan::name)
                .toList());
  }

  private static Optional<Observation> answered(QueueEntry entry, DhcpMessage reply) {
    return reply instanceof RelayMessage relay
        ? Nesting.inner(relay)
            .map(inner ->
                new Observation.Answered(
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
