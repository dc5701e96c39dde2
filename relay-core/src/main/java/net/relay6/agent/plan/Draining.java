package net.relay6.agent.plan;

import java.util.List;
import net.relay6.net.Octets;

/**
 * Servers and Interface-Ids that the current plan no longer has, although responses may still be
 * under way. A plan keeps them for a while after it has replaced another.
 *
 * @param servers servers that are sent nothing any more and whose responses are still delivered
 * @param interfaceIds Interface-Ids that links had before
 */
public record Draining(List<ServerPlan> servers, List<DrainingInterfaceId> interfaceIds) {

  /** Nothing: this is the first plan. */
  public static final Draining NONE = new Draining(List.of(), List.of());

  /**
   * An Interface-Id a link had.
   *
   * @param interfaceId the option's data
   * @param link the link's name
   */
  public record DrainingInterfaceId(Octets interfaceId, String link) {}

  /** Copies its lists. */
  public Draining {
    servers = List.copyOf(servers);
    interfaceIds = List.copyOf(interfaceIds);
  }

  /** What is left without the current servers and links. */
  public Draining without(List<ServerPlan> currentServers, List<LinkPlan> currentLinks) {
    return new Draining(
        servers.stream()
            .filter(
                former -> currentServers.stream().noneMatch(now -> now.acceptsResponsesOf(former)))
            .toList(),
        interfaceIds.stream()
            .filter(former ->
                currentLinks.stream()
                    .noneMatch(link -> link.interfaceId().equals(former.interfaceId())))
            .toList());
  }
}
