package net.relay6.platform.linux;

import net.relay6.platform.InterfaceSnapshot;
import net.relay6.platform.InterfaceTable;
import net.relay6.platform.InterfaceWatch;

/**
 * The interfaces of the calling thread's network namespace, as the kernel tells them by its routing
 * protocol; where it does not, as its tables in {@code /proc} have them.
 */
public final class LinuxInterfaceTable implements InterfaceTable {

  private final InterfaceTable instead = new ProcInterfaceTable();

  @Override
  public InterfaceSnapshot snapshot() {
    try {
      return RouteWatch.lookOnce();
    } catch (RouteRefused _) {
      return instead.snapshot();
    }
  }

  @Override
  public InterfaceWatch watch(Runnable changed) {
    try {
      return RouteWatch.open(changed, instead);
    } catch (RouteRefused fault) {
      return InterfaceWatch.byLooking(instead, fault.words());
    }
  }
}
