package net.relay6.runtime.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.log.FlapDamping;
import net.relay6.net.DhcpPorts;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.AssembledPlan;
import net.relay6.planning.model.Warning;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.NetworkLink;
import net.relay6.platform.PortTable;
import net.relay6.settings.LinkSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polls every five seconds which other programs have port 547, and logs when one appears or
 * disappears. All of relay6's own sockets share the port, so the kernel lets others share it too.
 * Used by the control thread; any thread may read the result.
 */
public final class PortWatch {

  private static final Logger LOG = LoggerFactory.getLogger(PortWatch.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PortTable table;
  private final InstantSource clock;
  private final LongSupplier nanoClock;
  private final FlapDamping flapping;
  private long nextNanos;
  private volatile List<SharedPort> shared = List.of();

  /**
   * The other programs that have port 547 where that plan needs it, for a plan that does not run. A
   * relay6 that runs is none of them, since it has the port for this configuration; nor is a
   * program that this process may not inspect, since it may be that relay6.
   */
  public static List<Warning> warnings(
      AssembledPlan assembled, InterfaceSnapshot interfaces, PortTable table) {
    List<PortTable.Holder> others =
        table.others(DhcpPorts.SERVER).stream().filter(PortWatch::isAnotherProgram).toList();
    return SharedPort.of(
            new Conflicts(assembled, interfaces).among(others), interfaces, Instant.EPOCH)
        .stream()
        .map(program -> new Warning("", program.problem()))
        .toList();
  }

  private static boolean isAnotherProgram(PortTable.Holder holder) {
    return holder.program().filter(program -> !program.name().equals("relay6")).isPresent();
  }

  /**
   * A watch whose first poll is due at once. {@code clock} dates the results, and {@code nanoClock}
   * in nanoseconds determines when a poll is due.
   */
  public PortWatch(PortTable table, InstantSource clock, LongSupplier nanoClock) {
    this.table = table;
    this.clock = clock;
    this.nanoClock = nanoClock;
    flapping = new FlapDamping(nanoClock);
    nextNanos = nanoClock.getAsLong();
  }

  /**
   * Polls if it is due; call it about once a second.
   *
   * @return whether it was due
   */
  public boolean poll(AssembledPlan assembled, InterfaceSnapshot interfaces) {
    flapping.logDeferred();
    long nowNanos = nanoClock.getAsLong();
    if (nowNanos - nextNanos < 0) {
      return false;
    }
    nextNanos = nowNanos + INTERVAL_NANOS;
    List<PortTable.Holder> others = table.others(DhcpPorts.SERVER);
    if (!others.isEmpty() || !shared.isEmpty()) {
      update(
          SharedPort.of(
              new Conflicts(assembled, interfaces).among(others), interfaces, clock.instant()));
    }
    return true;
  }

  /** The programs that have the port where relay6 needs it. */
  public List<SharedPort> shared() {
    return shared;
  }

  private void update(List<SharedPort> now) {
    List<SharedPort> before = shared;
    shared =
        now.stream()
            .map(program ->
                new SharedPort(
                    program.program(),
                    program.addresses(),
                    program.advice(),
                    since(program, before)))
            .toList();
    now.stream().filter(program -> before.stream().noneMatch(program::isLike)).forEach(this::log);
    before.stream()
        .filter(
            program -> now.stream().noneMatch(other -> other.program().equals(program.program())))
        .forEach(this::logGone);
  }

  private static Instant since(SharedPort program, List<SharedPort> before) {
    return before.stream()
        .filter(program::isLike)
        .map(SharedPort::since)
        .findFirst()
        .orElse(program.since());
  }

  private void log(SharedPort program) {
    flapping.changed(program.name(), often -> LOG.warn("{}{}", program.problem(), often));
  }

  private void logGone(SharedPort program) {
    flapping.changed(
        program.name(),
        often -> LOG.info("port 547: {} does not use it any more{}", program.program(), often));
  }

  /**
   * Finds sockets of other programs on port 547 that conflict with relay6's. The kernel gives a
   * datagram for a unicast address to the one socket that fits best, and multicast to every socket
   * that has joined the group on the interface. So a socket bound to another interface, or to an
   * address of one, causes no conflict, nor does a server that is bound to the address that relay6
   * sends to.
   */
  public static final class Conflicts {

    private final List<ServerPlan> servers;
    private final InterfaceSnapshot interfaces;
    private final InterfaceSet links;
    private final InterfaceSet serverInterfaces;

    /**
     * Conflicts with the sockets to the servers of {@code assembled}, and with those on its links
     * that are among {@code interfaces}.
     */
    public Conflicts(AssembledPlan assembled, InterfaceSnapshot interfaces) {
      servers = assembled.plan().servers();
      this.interfaces = interfaces;
      links =
          InterfaceSet.of(
              assembled.linkSettings().stream()
                  .map(LinkSettings::interfaceName)
                  .map(interfaces::named)
                  .flatMap(Optional::stream)
                  .map(NetworkLink::index)
                  .toList());
      serverInterfaces =
          servers.stream()
              .map(ServerPlan::ingressInterfaces)
              .reduce(InterfaceSet.NONE, InterfaceSet::and);
    }

    /** The sockets among {@code others} that conflict. */
    public List<PortTable.Holder> among(List<PortTable.Holder> others) {
      return others.stream().filter(this::conflicts).toList();
    }

    private boolean conflicts(PortTable.Holder other) {
      Ipv6Address local = other.local();
      if (!other.remote().isUnspecified()) {
        return isServer(other.remote());
      }
      if (other.interfaceIndex() != 0) {
        return links.contains(other.interfaceIndex());
      }
      if (local.isUnspecified() || local.isMulticast()) {
        return true;
      }
      return !isServer(local)
          && interfaces
              .having(local)
              .indexes()
              .anyMatch(index -> links.and(serverInterfaces).contains(index));
    }

    private boolean isServer(Ipv6Address address) {
      return servers.stream().anyMatch(server -> server.address().equals(address));
    }
  }
}
