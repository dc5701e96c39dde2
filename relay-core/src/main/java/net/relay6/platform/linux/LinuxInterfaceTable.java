package net.relay6.platform.linux;

import net.relay6.kernel.KernelRefused;
import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;

/**
 * The interfaces of the calling thread's network namespace, as the kernel lists them by its routing
 * protocol. A look throws {@link KernelRefused} where that is forbidden.
 */
public final class LinuxInterfaceTable implements InterfaceTable {

  @Override
  public InterfaceSnapshot snapshot() {
    try {
      return NetlinkInterfaceWatch.readOnce();
    } catch (NetlinkSocket.Refused fault) {
      throw new KernelRefused(
          "the kernel does not list the network interfaces (netlink socket: %s)"
              .formatted(fault.errorText()));
    }
  }

  @Override
  public InterfaceTable.Watch watch(Runnable changed) {
    try {
      return NetlinkInterfaceWatch.open(changed);
    } catch (NetlinkSocket.Refused fault) {
      return InterfaceTable.Watch.byPolling(this, fault.errorText());
    }
  }
}
