package net.relay6.agent;

import java.util.List;
import java.util.Map;
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
}
