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
public record Former(List<ServerPlan> servers, List<InterfaceIdOf> interfaceIds) {

  /** Nothing: this is the first plan. */
  public static final Former NONE = new Former(List.of(), List.of());

  /**
   * An Interface-Id a link had.
   *
   * @param interfaceId the option's data
   * @param link the link's name
   */
  public record InterfaceIdOf(Octets interfaceId, String link) {}

  /** Copies its lists. */
  public Former {
    servers = List.copyOf(servers);
    interfaceIds = List.copyOf(interfaceIds);
  }

  /** What is left without the current servers and links. */
  public Former without(List<ServerPlan> currentServers, List<LinkPlan> currentLinks) {
    return new Former(
        servers.stream()
            .filter(former -> currentServers.stream().noneMatch(now -> now.answersLike(former)))
            .toList(),
        interfaceIds.stream()
            .filter(former ->
                currentLinks.stream()
                    .noneMatch(link -> link.interfaceId().equals(former.interfaceId())))
            .toList());
  }
}
