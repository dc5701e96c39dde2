package net.relay6.syscall;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** How much of a processor a thread takes while others want it (setpriority(2), sched(7)). */
public final class ThreadNice {

  private static final int OF_THREAD = 0;
  private static final int CALLING = 0;

  private static final MethodHandle SET =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("setpriority"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT));

  private ThreadNice() {}

  /**
   * Gives the calling thread a nice value of 0 (as usual) to 19 (last); false when the kernel
   * refuses, as it does for less than before.
   */
  public static boolean set(int nice) {
    try {
      return (int) SET.invokeExact(OF_THREAD, CALLING, nice) == 0;
    } catch (Throwable fault) {
      throw new IllegalStateException("setpriority", fault);
    }
  }
}
