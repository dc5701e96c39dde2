package net.relay6.agent.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.wire.MessageType;

/**
 * The RELAY-FORWs that a link's messages become.
 *
 * @param usual for every type that {@code byType} does not contain; at least one
 * @param byType for single types (RFC 7341, section 10)
 */
public record Fanout(List<CopyPlan> usual, Map<MessageType, List<CopyPlan>> byType) {

  /** Copies its collections. */
  public Fanout {
    usual = List.copyOf(usual);
    byType = Map.copyOf(byType);
  }

  /** The plans for a message of that type. */
  public List<CopyPlan> of(MessageType type) {
    return byType.getOrDefault(type, usual);
  }

  /** All plans. */
  public Stream<CopyPlan> all() {
    return Stream.concat(usual.stream(), byType.values().stream().flatMap(List::stream));
  }

  /**
   * The plan for a message of that type restricted to this server; empty if the server is sent
   * none.
   */
  public Optional<Fanout> only(ServerPlan server, MessageType type) {
    return Stream.concat(of(type).stream(), all())
        .filter(copy -> copy.servers().contains(server))
        .findFirst()
        .map(copy -> new Fanout(List.of(copy.to(server)), Map.of()));
  }
}
