package net.relay6.assembly;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceWatch;
import net.relay6.platform.NetworkLink;
import net.relay6.settings.RelaySettings;

/**
 * The plan by which messages are relayed: made from the configuration and the surroundings, and
 * made anew when either changes. Belongs to the control thread; others may read the settings, the
 * plan and the names of interfaces.
 */
final class PlanInForce implements AutoCloseable {

  private final Platform platform;
  private final InterfaceWatch interfaces;
  private final ServerNames names;
  private final InstantSource clock;
  private final Departures departures = new Departures(System::nanoTime);
  private final StateLog stateLog = new StateLog(System::nanoTime);
  private volatile Configuration configuration;
  private volatile Surroundings surroundings;
  private volatile Assembled assembled;
  private volatile List<LinkState> links = List.of();

  /** {@code changed} is called, on any thread, when the interfaces are no longer as they were. */
  PlanInForce(
      Configuration configuration, Platform platform, InstantSource clock, Runnable changed) {
    this.configuration = configuration;
    this.platform = platform;
    this.clock = clock;
    interfaces = platform.interfaces().watch(changed);
    names = new ServerNames(configuration.settings(), platform.names());
    surroundings = lookAround();
    assembled = configuration.assembly().assemble(surroundings);
    noteStates();
  }

  private Surroundings lookAround() {
    InterfaceSnapshot there = interfaces.snapshot();
    stateLog.logSilence(interfaces.silence());
    Map<String, List<Ipv6Address>> addressesByName = names.addressesByName();
    return new Surroundings(
        there,
        addressesByName,
        Uplinks.ways(configuration.settings(), addressesByName, platform.routes()),
        configuration.relayId(),
        platform.hostName());
  }

  /** Makes a plan for the surroundings as they are now, unless they are as they were. */
  void look() {
    Surroundings now = lookAround();
    if (departures.forget() || !now.equals(surroundings)) {
      assemble(now);
    }
    stateLog.settle();
  }

  /** Looks up the names that {@code next} brings, as long as that takes, but not for ever. */
  void prepare(RelaySettings next) {
    names.follow(next);
  }

  /** Makes a plan for another configuration. */
  void adopt(RelaySettings next) {
    configuration = configuration.next(next);
    assemble(lookAround());
  }

  private void assemble(Surroundings now) {
    surroundings = now;
    Assembled next = configuration.assembly().assemble(now, departures.before(assembled.plan()));
    departures.after(next.plan());
    assembled = next;
    noteStates();
  }

  private void noteStates() {
    stateLog.log(assembled, surroundings.interfaces());
    links = LinkState.follow(links, assembled.links(), clock.instant());
  }

  /** Lets go of what only the plan before needed, once nobody follows that any more. */
  void retire() {
    configuration.assembly().retire();
  }

  /** What the operator wants. */
  RelaySettings settings() {
    return configuration.settings();
  }

  /** Why this relay's DUID is not sent although it should be. */
  Optional<String> relayIdProblem() {
    return configuration.keptRelayId().problem();
  }

  /** Every link, relaying or waiting, in the order of the configuration. */
  List<LinkState> links() {
    return links;
  }

  /** The plan and what it leaves out. */
  Assembled assembled() {
    return assembled;
  }

  /** The interfaces the plan is made for. */
  InterfaceSnapshot interfaces() {
    return surroundings.interfaces();
  }

  /** The name of the interface of that number, as of now; any thread. */
  Optional<String> interfaceName(int index) {
    return surroundings.interfaces().numbered(index).map(NetworkLink::name);
  }

  /** Hears of no more changes. */
  void deafen() {
    interfaces.close();
  }

  /** Lets go of the rest, once nobody follows the plan any more. */
  @Override
  public void close() {
    names.close();
  }
}
