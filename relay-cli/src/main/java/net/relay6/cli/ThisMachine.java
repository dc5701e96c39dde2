package net.relay6.cli;

import net.relay6.assembly.Platform;
import net.relay6.platform.linux.HostName;
import net.relay6.platform.linux.LinuxInterfaceTable;
import net.relay6.platform.linux.LinuxNeighbours;
import net.relay6.platform.linux.LinuxRoutes;
import net.relay6.platform.linux.SystemResolver;
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
}
