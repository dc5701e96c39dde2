package net.relay6.agent;

import java.util.List;
import net.relay6.net.Octets;

/**
 * What a plan no longer has although answers may still be under way to it: a plan that comes after
 * another has it for a while.
 *
 * @param servers servers that get no copies any more and whose answers are delivered all the same
 * @param interfaceIds Interface-Ids that links had
 */
public record Former(List<ServerPlan> servers, List<InterfaceIdOf> interfaceIds) {

  /** Nothing: before this plan there was none. */
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

  /** What of it those servers and links do not have themselves. */
  Former without(List<ServerPlan> currentServers, List<LinkPlan> currentLinks) {
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
