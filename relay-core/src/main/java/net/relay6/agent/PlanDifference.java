package net.relay6.agent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;

/**
 * The changes to sockets when one plan replaces another. Sockets in none of its sets stay
 * unchanged.
 *
 * @param next the new plan
 * @param links the changes to the sockets of client links
 * @param servers the changes to the sockets to servers
 */
public record PlanDifference(
    RelayPlan next,
    Sockets<LinkPlan.Socket, LinkPlan> links,
    Sockets<ServerPlan.Socket, ServerPlan> servers) {

  /**
   * The changes to the sockets of one kind.
   *
   * @param opened sockets that the plan before did not need
   * @param replanned sockets that stay and get a different plan: another name, position, address,
   *     MTU or Interface-Id. For a {@link RelayPlan#draining} server an open socket stays, but none
   *     is opened
   * @param closed sockets that the new plan does not need
   * @param removedNames the names of links or servers that the new plan does not have
   * @param <S> the sockets
   * @param <P> what they are for
   */
  public record Sockets<S, P>(
      Map<S, P> opened, Map<S, P> replanned, Set<S> closed, Set<String> removedNames) {

    /** Copies its collections; the order stays. */
    public Sockets {
      opened = Collections.unmodifiableMap(new LinkedHashMap<>(opened));
      replanned = Collections.unmodifiableMap(new LinkedHashMap<>(replanned));
      closed = Set.copyOf(closed);
      removedNames = Set.copyOf(removedNames);
    }

    /** Whether all sockets stay unchanged. */
    public boolean isEmpty() {
      return opened.isEmpty() && replanned.isEmpty() && closed.isEmpty() && removedNames.isEmpty();
    }
  }
}
