package net.relay6.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much heap a piece of work takes. */
public final class Allocation {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Allocation() {}

  /** Octets of heap that this thread takes while it does {@code work}. */
  public static long octets(Runnable work) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    work.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
