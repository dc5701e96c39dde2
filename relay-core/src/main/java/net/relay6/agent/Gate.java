package net.relay6.agent;

import java.util.Optional;

/** May refuse a message going up; may not change it. The first refusal on a link wins. */
public interface Gate {

  /** Why the message shall not pass, or empty. */
  Optional<DropReason> refusal(ForwardContext context);
}
