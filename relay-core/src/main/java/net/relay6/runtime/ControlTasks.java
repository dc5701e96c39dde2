package net.relay6.runtime;

import java.util.List;
import net.relay6.agent.RelayPlan;
import net.relay6.platform.LinkClaims;
import net.relay6.runtime.server.ServerProbes;
import net.relay6.runtime.server.ServerStates;
import net.relay6.runtime.thread.ControlThread;
import net.relay6.runtime.watch.NeighbourWatch;
import net.relay6.runtime.watch.PortWatch;
import net.relay6.runtime.watch.SharedPort;

/**
 * What the control thread repeats: it reads interfaces, routes and the states of servers again,
 * applies the plan that results, and probes. A fault in one task does not keep the others from
 * running; the next round repeats what it left undone. Belongs to the control thread.
 */
final class ControlTasks {

  private final ControlThread control;
  private final PlanController inForce;
  private final AppliedPlan applied;
  private final List<RelayObserver> observers;
  private final NeighbourWatch neighbours;
  private final PortWatch ports;
  private final LinkClaims claims;
  private final ServerStates serverStates;
  private final ServerProbes.Periodic probing;
  private final ServerProbes serverProbes;

  ControlTasks(
      ControlThread control,
      PlanController inForce,
      AppliedPlan applied,
      List<RelayObserver> observers,
      NeighbourWatch neighbours,
      PortWatch ports,
      LinkClaims claims,
      ServerStates serverStates,
      ServerProbes.Periodic probing,
      ServerProbes serverProbes) {
    this.control = control;
    this.inForce = inForce;
    this.applied = applied;
    this.observers = observers;
    this.neighbours = neighbours;
    this.ports = ports;
    this.claims = claims;
    this.serverStates = serverStates;
    this.probing = probing;
    this.serverProbes = serverProbes;
  }

  /** The first round, in which a fault ends the start. */
  void runFirst() {
    inForce.logStates();
    applyPlan();
    publishLinks();
    refreshPorts();
    neighbours.poll();
    refreshServers();
  }

  /** Every later round. */
  void refresh() {
    control.runGuarded("reading the interfaces", inForce::refresh);
    control.runGuarded("logging the states of links", inForce::logStates);
    control.runGuarded("following a plan", this::applyPlan);
    control.runGuarded("logging the routes to servers", inForce::logNextHops);
    control.runGuarded("passing the links to the observer", this::publishLinks);
    control.runGuarded("reading the neighbour table", neighbours::poll);
    control.runGuarded("checking the states of servers", this::refreshServers);
    control.runGuarded("checking for other programs on port 547", this::refreshPorts);
    control.runGuarded("probing", this::probe);
  }

  /** After a change of routes, of which routers may have many and few concern servers. */
  void refreshRoutes() {
    control.runGuarded(
        "reading the routes",
        () -> {
          if (inForce.hasRouteChanged()) {
            refresh();
          }
        });
  }

  private void refreshServers() {
    serverStates.update(inForce.assembled().plan());
  }

  private void refreshPorts() {
    if (ports.poll(inForce.assembled(), inForce.interfaces())) {
      claims.renew();
      List<String> programs = ports.shared().stream().map(SharedPort::toString).toList();
      observers.forEach(observer -> observer.portShared(programs));
    }
  }

  private void applyPlan() {
    if (applied.apply(inForce.assembled().plan())) {
      inForce.forgetRemoved();
    }
  }

  private void publishLinks() {
    inForce.publishLinks((plan, interfaces) ->
        observers.forEach(observer -> observer.updateLinks(plan, interfaces)));
  }

  private void probe() {
    RelayPlan plan = inForce.assembled().plan();
    probing.tick(inForce.settings().serverSet().probeInterval(), plan.links());
    serverProbes.tick(serverStates.needingProbe(plan), plan.links());
  }
}
