package net.relay6.platform.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;
import net.relay6.platform.NetworkLink;

/**
 * Another reading of the interfaces of this process's network namespace, which {@link
 * LinuxInterfaceTable} is compared with: names from {@code /proc/net/dev}, addresses with their
 * flags from {@code /proc/net/if_inet6}, the rest by netdevice(7). One thread at a time.
 */
public final class ProcInterfaceTable implements InterfaceTable {

  private static final Path DEV = Path.of("/proc/net/dev");
  private static final Path CLASS = Path.of("/sys/class/net");
  private static final Path VLANS = Path.of("/proc/net/vlan/config");
  private static final Path IF_INET6 = Path.of("/proc/net/if_inet6");
  private static final int DEV_TITLE_LINES = 2;
  private static final int UP_AND_RUNNING = 0x1 | 0x40;

  @Override
  public InterfaceSnapshot snapshot() {
    Map<String, List<InterfaceAddress>> addresses = AddressTable.parse(lines(IF_INET6));
    Map<String, Integer> vlans = VlanTable.parse(lines(VLANS));
    try (InterfaceCalls calls = new InterfaceCalls()) {
      return new InterfaceSnapshot(
          lines(DEV).stream()
              .skip(DEV_TITLE_LINES)
              .map(line -> line.substring(0, line.lastIndexOf(':')).strip())
              .map(name ->
                  link(
                      name,
                      calls,
                      Optional.ofNullable(vlans.get(name)),
                      addresses.getOrDefault(name, List.of())))
              .flatMap(Optional::stream)
              .toList());
    }
  }

  /** Empty when the interface has gone while it was looked at. */
  private static Optional<NetworkLink> link(
      String name, InterfaceCalls calls, Optional<Integer> vlan, List<InterfaceAddress> addresses) {
    OptionalInt index = calls.index(name);
    OptionalInt flags = calls.flags(name);
    OptionalInt mtu = calls.mtu(name);
    if (index.isEmpty() || flags.isEmpty() || mtu.isEmpty()) {
      return Optional.empty();
    }
    boolean up = (flags.getAsInt() & UP_AND_RUNNING) == UP_AND_RUNNING;
    return Optional.of(
        new NetworkLink(
            name,
            index.getAsInt(),
            up,
            mtu.getAsInt(),
            calls.hardwareAddress(name),
            vlan,
            isPort(name),
            addresses));
  }

  private static boolean isPort(String name) {
    Path there = CLASS.resolve(name);
    return Files.exists(there.resolve("brport")) || Files.exists(there.resolve("bonding_slave"));
  }

  /** Without IPv6 in the kernel there is no table of its addresses. */
  private static List<String> lines(Path table) {
    try {
      return Files.exists(table) ? Files.readAllLines(table) : List.of();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }
}
