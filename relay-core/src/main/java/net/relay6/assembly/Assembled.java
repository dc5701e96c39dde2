package net.relay6.assembly;

import java.util.List;
import net.relay6.agent.RelayPlan;

/**
 * A plan together with what it leaves out.
 *
 * @param plan what can be relayed now
 * @param links every configured link in order, relaying or waiting
 * @param warnings what will not work as hoped, one sentence each
 */
public record Assembled(RelayPlan plan, List<LinkStatus> links, List<String> warnings) {

  /** Copies its lists. */
  public Assembled {
    links = List.copyOf(links);
    warnings = List.copyOf(warnings);
  }
}
