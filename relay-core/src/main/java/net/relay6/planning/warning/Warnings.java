package net.relay6.planning.warning;

import java.util.List;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.planning.model.LinkSelection;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Surroundings;
import net.relay6.planning.model.Warning;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;

/**
 * The warnings about one configuration in one environment.
 *
 * @param settings the configuration
 * @param selection the mapping of interfaces to links
 * @param surroundings the environment
 */
public record Warnings(RelaySettings settings, LinkSelection selection, Surroundings surroundings) {

  /**
   * One sentence each, with what to do.
   *
   * @param servers the servers' plans
   * @param links the settings of every link there is
   * @param statuses their states
   */
  public List<Warning> about(
      List<ServerPlan> servers, List<LinkSettings> links, List<LinkStatus> statuses) {
    return Stream.of(
            openToOthers(settings.admin()),
            new ServerWarnings(settings, links, surroundings.interfaces()).about(servers),
            new UplinkWarnings(settings, selection, surroundings).about(servers),
            new LinkAddressWarnings(selection, surroundings.interfaces()).about(links, statuses),
            MissingPools.warnings(settings),
            new StrayPools(settings, links, statuses).warnings())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Warning> openToOthers(AdminSettings admin) {
    return admin.address().stream()
        .filter(address -> !address.isLoopback())
        .map(address ->
            new Warning(
                "relay6.admin.address",
                "admin: %s is not loopback, and whoever reaches it can read this relay's state; let a firewall decide who does"
                    .formatted(address)))
        .toList();
  }
}
