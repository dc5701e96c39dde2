package net.relay6.planning.model;

import java.util.List;
import net.relay6.agent.RelayPlan;
import net.relay6.settings.LinkSettings;

/**
 * A plan together with the links that it leaves out, and warnings.
 *
 * @param plan the plan
 * @param links every link in the order of the configuration, relaying or waiting
 * @param linkSettings the settings of each of them
 * @param warnings what will not work as the operator expects
 */
public record AssembledPlan(
    RelayPlan plan,
    List<LinkStatus> links,
    List<LinkSettings> linkSettings,
    List<Warning> warnings) {

  /** Copies its lists. */
  public AssembledPlan {
    links = List.copyOf(links);
    linkSettings = List.copyOf(linkSettings);
    warnings = List.copyOf(warnings);
  }
}
