package net.relay6.agent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.wire.MessageType;

/**
 * Which copies a link's messages become.
 *
 * @param usual those of every type that {@code byType} does not name; at least one
 * @param byType those of single types (RFC 7341, section 10)
 */
public record Fanout(List<CopyPlan> usual, Map<MessageType, List<CopyPlan>> byType) {

  /** Copies its collections. */
  public Fanout {
    usual = List.copyOf(usual);
    byType = Map.copyOf(byType);
  }

  /** The copies of a message of that type. */
  public List<CopyPlan> of(MessageType type) {
    return byType.getOrDefault(type, usual);
  }

  /** Every copy there can be. */
  public Stream<CopyPlan> all() {
    return Stream.concat(usual.stream(), byType.values().stream().flatMap(List::stream));
  }

  /** The copy of a message of that type that this server is sent, and no other; empty: none is. */
  public Optional<Fanout> only(ServerPlan server, MessageType type) {
    return Stream.concat(of(type).stream(), all())
        .filter(copy -> copy.servers().contains(server))
        .findFirst()
        .map(copy -> new Fanout(List.of(copy.to(server)), Map.of()));
  }
}
