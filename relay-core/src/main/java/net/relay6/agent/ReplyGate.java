package net.relay6.agent;

import java.util.Optional;

/** May refuse an answer going down; may not change it. The first refusal wins. */
public interface ReplyGate {

  /** Why the answer shall not pass, or empty. */
  Optional<DropReason> refusal(ReplyContext context);
}
