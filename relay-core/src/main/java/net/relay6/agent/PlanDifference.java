package net.relay6.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What has to be done to sockets when one plan takes the place of another. Whatever is in none of
 * its sets stays as it is.
 *
 * @param next the plan to follow from now on
 * @param links what becomes of the sockets of client links
 * @param servers what becomes of the sockets by which servers are reached
 */
public record PlanDifference(
    RelayPlan next,
    Sockets<LinkSocket, LinkPlan> links,
    Sockets<UpstreamSocket, ServerPlan> servers) {

  /**
   * What becomes of the sockets of one kind.
   *
   * @param opened sockets that nothing was planned for before
   * @param replanned sockets that stay, and are for something else from now on: another name, place
   *     in the plan, address, MTU, Interface-Id. A socket stays, but is not opened, for a {@link
   *     RelayPlan#former} server
   * @param closed sockets that nothing is planned for any more
   * @param departed the names of links or servers that are no longer planned
   * @param <S> the sockets
   * @param <P> what they are for
   */
  public record Sockets<S, P>(
      Map<S, P> opened, Map<S, P> replanned, Set<S> closed, Set<String> departed) {

    /** Copies its collections; the order stays. */
    public Sockets {
      opened = Collections.unmodifiableMap(new LinkedHashMap<>(opened));
      replanned = Collections.unmodifiableMap(new LinkedHashMap<>(replanned));
      closed = Set.copyOf(closed);
      departed = Set.copyOf(departed);
    }

    /** Whether all sockets stay as they are. */
    public boolean isEmpty() {
      return opened.isEmpty() && replanned.isEmpty() && closed.isEmpty() && departed.isEmpty();
    }
  }
}
