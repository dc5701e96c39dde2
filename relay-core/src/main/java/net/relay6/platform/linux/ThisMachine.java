package net.relay6.platform.linux;

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
}
