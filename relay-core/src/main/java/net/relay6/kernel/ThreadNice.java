package net.relay6.kernel;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The nice value of a thread (setpriority(2), sched(7)). */
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
   * Sets the nice value of the calling thread, 0 (default) to 19 (lowest priority); false if the
   * kernel refuses, for example to lower it.
   */
  public static boolean set(int nice) {
    try {
      return (int) SET.invokeExact(OF_THREAD, CALLING, nice) == 0;
    } catch (Throwable fault) {
      throw new IllegalStateException("setpriority", fault);
    }
  }
}
