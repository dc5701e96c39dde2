package net.relay6.planning.warning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.planning.model.Environment;
import net.relay6.planning.model.LinkSelection;
import net.relay6.planning.model.LinkStatus;
import net.relay6.planning.model.Warning;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.RouteLookup;
import net.relay6.settings.AdminSettings;
import net.relay6.settings.LinkSettings;
import net.relay6.settings.RelaySettings;
import net.relay6.settings.ServerSettings;

/**
 * The warnings about one configuration in one environment.
 *
 * @param settings the configuration
 * @param selection the mapping of interfaces to links
 * @param environment the environment
 */
public record Warnings(RelaySettings settings, LinkSelection selection, Environment environment) {

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
            new ServerWarnings(settings, links, environment.interfaces()).about(servers),
            new UplinkCheck(settings, selection, environment).about(servers),
            new LinkAddressWarnings(selection, environment.interfaces()).about(links, statuses),
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
                ("admin: %s is not a loopback address, so any host that reaches it can read this"
                        + " relay's state; restrict access by a firewall")
                    .formatted(address)))
        .toList();
  }

  /**
   * Warns of interfaces that lead to servers and are client links too: a host there can impersonate
   * the server. A server on this machine is reached by no interface.
   *
   * @param settings the configuration
   * @param selection the mapping of interfaces to links
   * @param environment the routes to servers, and the interfaces
   */
  record UplinkCheck(RelaySettings settings, LinkSelection selection, Environment environment) {

    /** One sentence for each link by which a server with such a plan is reached. */
    List<Warning> about(List<ServerPlan> servers) {
      return servers.stream()
          .filter(server -> !isHere(server))
          .flatMap(
              server -> interfaces(server).flatMap(route -> warning(server.name(), route).stream()))
          .toList();
    }

    private boolean isHere(ServerPlan server) {
      return ServerWarnings.isOwn(
          settings.server(server.name()), server.address(), environment.interfaces());
    }

    /** The configured interfaces, present or not, and those that the routing table chooses. */
    private Stream<String> interfaces(ServerPlan server) {
      ServerSettings written = settings.server(server.name());
      Stream<String> named = Stream.concat(written.zone().stream(), written.interfaces().stream());
      Stream<String> chosen =
          environment
              .routes()
              .getOrDefault(server.address(), RouteLookup.ResolvedRoute.NONE)
              .interfaces()
              .indexes()
              .boxed()
              .flatMap(index -> environment.interfaces().numbered(index).stream())
              .map(NetworkLink::name);
      return Stream.concat(named, chosen).distinct();
    }

    private Optional<Warning> warning(String server, String route) {
      return selection.of(route).map(link -> warning(server, route, link));
    }

    private static Warning warning(String server, String route, LinkSettings link) {
      return Warning.ofLink(
          link.interfaceName(),
          "interface",
          "link %s: server %s is reached by it, ".formatted(route, server)
              + (link.isPattern()
                  ? "and the pattern \"%s\" makes it a client link; exclude it, unless clients are on it too"
                      .formatted(link.interfaceName())
                  : "and as a client link it lets any host there respond in the server's place;"
                      + " remove the link, unless clients are on it too"));
    }
  }
}
