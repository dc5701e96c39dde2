package net.relay6.platform.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.relay6.platform.InterfaceAddress;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;
import net.relay6.platform.NetworkLink;

/**
 * The interfaces of this process's network namespace: addresses with their flags from {@code
 * /proc/net/if_inet6}, index, state and MTU from the JDK.
 */
public final class ProcInterfaceTable implements InterfaceTable {

  private static final Path IF_INET6 = Path.of("/proc/net/if_inet6");

  @Override
  public InterfaceSnapshot snapshot() {
    try (Stream<NetworkInterface> interfaces = NetworkInterface.networkInterfaces()) {
      Map<String, List<InterfaceAddress>> addresses = AddressTable.parse(lines());
      return new InterfaceSnapshot(
          interfaces.map(link -> link(link, addresses)).flatMap(Optional::stream).toList());
    } catch (SocketException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Without IPv6 in the kernel there is no such file, and no address. */
  private static List<String> lines() {
    try {
      return Files.exists(IF_INET6) ? Files.readAllLines(IF_INET6) : List.of();
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Empty when the interface has gone while it was looked at. */
  private static Optional<NetworkLink> link(
      NetworkInterface link, Map<String, List<InterfaceAddress>> addresses) {
    try {
      return Optional.of(
          new NetworkLink(
              link.getName(),
              link.getIndex(),
              link.isUp(),
              link.getMTU(),
              addresses.getOrDefault(link.getName(), List.of())));
    } catch (SocketException _) {
      return Optional.empty();
    }
  }
}
