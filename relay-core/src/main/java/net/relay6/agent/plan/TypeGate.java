package net.relay6.agent.plan;

import java.util.Map;
import java.util.Optional;
import net.relay6.counters.DropReason;
import net.relay6.wire.MessageType;

/**
 * Refuses messages by their type (RFC 7283, section 6; RFC 5007, section 5).
 *
 * @param refused the types it refuses, each for its reason
 */
public record TypeGate(Map<MessageType, DropReason> refused) implements Gate {

  /** Copies its map. */
  public TypeGate {
    refused = Map.copyOf(refused);
  }

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    return Optional.ofNullable(refused.get(context.message().type()));
  }
}
