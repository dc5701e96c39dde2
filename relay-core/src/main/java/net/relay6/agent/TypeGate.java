package net.relay6.agent;

import java.util.Map;
import java.util.Optional;
import net.relay6.wire.MessageType;

/** Refuses messages by their type (RFC 7283, section 6; RFC 5007, section 5). */
public final class TypeGate implements Gate {

  private final Map<MessageType, DropReason> refused;

  /** A gate that refuses the types in {@code refused}, each for its reason. */
  public TypeGate(Map<MessageType, DropReason> refused) {
    this.refused = Map.copyOf(refused);
  }

  @Override
  public Optional<DropReason> refusal(ForwardContext context) {
    return Optional.ofNullable(refused.get(context.message().type()));
  }
}
