package net.relay6.agent.plan;

import java.util.Optional;
import net.relay6.counters.DropReason;

/** May refuse a message to servers; must not change it. The first refusal of a link decides. */
public interface Gate {

  /** Why the message is refused; empty if it passes. */
  Optional<DropReason> refusal(ForwardContext context);
}
