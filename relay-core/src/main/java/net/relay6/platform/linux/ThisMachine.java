package net.relay6.platform.linux;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.relay6.net.Ipv6Address;
import net.relay6.platform.Platform;
import net.relay6.platform.linux.port.LinuxLinkClaims;
import net.relay6.platform.linux.port.LinuxPorts;

/** The Linux machine this process runs on. */
public final class ThisMachine {

  private ThisMachine() {}

  /** Everything a relay needs of it. */
  public static Platform platform() {
    return new Platform(
        new LinuxInterfaceTable(),
        new SystemResolver(),
        new LinuxRoutes(),
        new LinuxNeighbours(),
        new LinuxPorts(),
        new LinuxLinkClaims(),
        HostName.read());
  }

  /** The name of this machine. */
  public static final class HostName {

    private static final Path NAME = Path.of("/proc/sys/kernel/hostname");

    private HostName() {}

    /** The kernel's name for the machine. */
    public static String read() {
      try {
        return Files.readString(NAME).strip();
      } catch (IOException fault) {
        throw new UncheckedIOException(fault);
      }
    }
  }

  /** Uses the system's resolver: files and DNS, as configured in nsswitch.conf(5). */
  public static final class SystemResolver implements Platform.NameResolver {

    @Override
    public List<Ipv6Address> resolve(String hostName) {
      try {
        return Arrays.stream(InetAddress.getAllByName(hostName))
            .filter(Inet6Address.class::isInstance)
            .map(Ipv6Address::of)
            .sorted()
            .toList();
      } catch (UnknownHostException _) {
        return List.of();
      }
    }
  }
}
