package net.relay6.planning;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.relay6.agent.PlanDifference;
import net.relay6.agent.RelayPlan;
import net.relay6.agent.plan.LinkPlan;
import net.relay6.agent.plan.ServerPlan;

/** Computes the difference of two plans. Has no side effects. */
public final class PlanComparison {

  private PlanComparison() {}

  /**
   * The changes that lead to {@code next}.
   *
   * @param before the current plan; empty: none yet
   * @return empty if the plans are equal
   */
  public static Optional<PlanDifference> between(Optional<RelayPlan> before, RelayPlan next) {
    return before.filter(next::equals).isPresent()
        ? Optional.empty()
        : Optional.of(
            new PlanDifference(
                next,
                links(before.map(RelayPlan::links).orElse(List.of()), next.links()),
                servers(
                    before.map(PlannedSockets::of).orElse(PlannedSockets.NONE),
                    PlannedSockets.of(next))));
  }

  private static PlanDifference.Sockets<LinkPlan.Socket, LinkPlan> links(
      List<LinkPlan> before, List<LinkPlan> next) {
    Map<LinkPlan.Socket, LinkPlan> had = bySocket(before);
    Map<LinkPlan.Socket, LinkPlan> has = bySocket(next);
    return new PlanDifference.Sockets<>(
        without(has, had.keySet()),
        changed(had, has),
        without(had, has.keySet()).keySet(),
        removedNames(before, next, LinkPlan::name));
  }

  private static Map<LinkPlan.Socket, LinkPlan> bySocket(List<LinkPlan> links) {
    Map<LinkPlan.Socket, LinkPlan> bySocket = new LinkedHashMap<>();
    links.forEach(link -> bySocket.put(link.socket(), link));
    return bySocket;
  }

  private static PlanDifference.Sockets<ServerPlan.Socket, ServerPlan> servers(
      PlannedSockets before, PlannedSockets next) {
    Map<ServerPlan.Socket, ServerPlan> had = before.all();
    Map<ServerPlan.Socket, ServerPlan> has = next.all();
    return new PlanDifference.Sockets<>(
        without(next.current(), had.keySet()),
        changed(had, has),
        without(had, has.keySet()).keySet(),
        removedNames(before.servers(), next.servers(), ServerPlan::name));
  }

  /**
   * The sockets by which servers of a plan are reached.
   *
   * @param servers all servers of the plan, reachable or not
   * @param current the sockets that are sent to
   * @param draining the sockets that only receive late responses of draining servers
   */
  private record PlannedSockets(
      List<ServerPlan> servers,
      Map<ServerPlan.Socket, ServerPlan> current,
      Map<ServerPlan.Socket, ServerPlan> draining) {

    private static final PlannedSockets NONE = new PlannedSockets(List.of(), Map.of(), Map.of());

    private static PlannedSockets of(RelayPlan plan) {
      Map<ServerPlan.Socket, ServerPlan> current = reachable(plan.servers());
      Map<ServerPlan.Socket, ServerPlan> former = reachable(plan.draining().servers());
      former.keySet().removeAll(current.keySet());
      return new PlannedSockets(plan.servers(), current, former);
    }

    private static Map<ServerPlan.Socket, ServerPlan> reachable(List<ServerPlan> servers) {
      Map<ServerPlan.Socket, ServerPlan> bySocket = new LinkedHashMap<>();
      servers.stream()
          .filter(server -> server.socket().isReachable())
          .forEach(server -> bySocket.putIfAbsent(server.socket(), server));
      return bySocket;
    }

    private Map<ServerPlan.Socket, ServerPlan> all() {
      Map<ServerPlan.Socket, ServerPlan> all = new LinkedHashMap<>(current);
      all.putAll(draining);
      return all;
    }
  }

  private static <S, P> Map<S, P> without(Map<S, P> plans, Set<S> sockets) {
    Map<S, P> rest = new LinkedHashMap<>(plans);
    rest.keySet().removeAll(sockets);
    return rest;
  }

  /** The entries of {@code has} whose sockets had another plan before. */
  private static <S, P> Map<S, P> changed(Map<S, P> had, Map<S, P> has) {
    Map<S, P> changed = new LinkedHashMap<>(has);
    changed
        .entrySet()
        .removeIf(entry -> {
          P before = had.get(entry.getKey());
          return before == null || before.equals(entry.getValue());
        });
    return changed;
  }

  private static <P> Set<String> removedNames(
      List<P> before, List<P> next, Function<P, String> name) {
    Set<String> departed = new HashSet<>(before.stream().map(name).toList());
    departed.removeAll(next.stream().map(name).collect(Collectors.toSet()));
    return departed;
  }
}
