package net.relay6.runtime.watch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import net.relay6.agent.plan.ServerPlan;
import net.relay6.log.Flapping;
import net.relay6.net.DhcpPorts;
import net.relay6.net.InterfaceSet;
import net.relay6.net.Ipv6Address;
import net.relay6.planning.model.Assembled;
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
  private final Flapping flapping;
  private long nextNanos;
  private volatile List<SharedPort> shared = List.of();

  public PortWatch(PortTable table, InstantSource clock, LongSupplier nanoClock) {
    this.table = table;
    this.clock = clock;
    this.nanoClock = nanoClock;
    flapping = new Flapping(nanoClock);
    nextNanos = nanoClock.getAsLong();
  }

  /**
   * Polls if it is due; call it about once a second.
   *
   * @return whether it was due
   */
  public boolean look(Assembled assembled, InterfaceSnapshot interfaces) {
    flapping.settle();
    long nowNanos = nanoClock.getAsLong();
    if (nowNanos - nextNanos < 0) {
      return false;
    }
    nextNanos = nowNanos + INTERVAL_NANOS;
    List<PortTable.Holder> others = table.others(DhcpPorts.SERVER);
    if (!others.isEmpty() || !shared.isEmpty()) {
      follow(
          SharedPort.of(
              new Conflicts(assembled, interfaces).among(others), interfaces, clock.instant()));
    }
    return true;
  }

  /** The programs that have the port where relay6 needs it. */
  public List<SharedPort> shared() {
    return shared;
  }

  private void follow(List<SharedPort> now) {
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
    now.stream().filter(program -> before.stream().noneMatch(program::isLike)).forEach(this::tell);
    before.stream()
        .filter(
            program -> now.stream().noneMatch(other -> other.program().equals(program.program())))
        .forEach(this::tellGone);
  }

  private static Instant since(SharedPort program, List<SharedPort> before) {
    return before.stream()
        .filter(program::isLike)
        .map(SharedPort::since)
        .findFirst()
        .orElse(program.since());
  }

  private void tell(SharedPort program) {
    flapping.changed(program.name(), often -> LOG.warn("{}{}", program.problem(), often));
  }

  private void tellGone(SharedPort program) {
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
    private final InterfaceSet ways;

    public Conflicts(Assembled assembled, InterfaceSnapshot interfaces) {
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
      ways = servers.stream().map(ServerPlan::ways).reduce(InterfaceSet.NONE, InterfaceSet::and);
    }

    /** The sockets among {@code others} that conflict. */
    public List<PortTable.Holder> among(List<PortTable.Holder> others) {
      return others.stream().filter(this::isInTheWay).toList();
    }

    private boolean isInTheWay(PortTable.Holder other) {
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
          && interfaces.having(local).indexes().anyMatch(index -> links.and(ways).contains(index));
    }

    private boolean isServer(Ipv6Address address) {
      return servers.stream().anyMatch(server -> server.address().equals(address));
    }
  }
}
