package net.relay6.kernel;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Memory that is only committed where it has been written (mmap(2)), for buffers that are sized for
 * the longest messages and mostly contain short ones. It is never freed.
 */
public final class Pages {

  private static final int READ_AND_WRITE = 3;
  private static final int PRIVATE_AND_ANONYMOUS = 0x22;
  private static final long FAILED = -1;

  private static final MethodHandle MAP =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("mmap"),
              FunctionDescriptor.of(
                  ValueLayout.ADDRESS,
                  ValueLayout.ADDRESS,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_INT,
                  ValueLayout.JAVA_LONG));

  private Pages() {}

  /** That many octets, all 0; throws an OutOfMemoryError if the kernel has none. */
  public static MemorySegment allocate(long length) {
    MemorySegment pages = map(length);
    if (pages.address() == FAILED) {
      throw new OutOfMemoryError("the kernel maps no " + length + " octets");
    }
    return pages.reinterpret(length);
  }

  private static MemorySegment map(long length) {
    try {
      return (MemorySegment)
          MAP.invokeExact(
              MemorySegment.NULL, length, READ_AND_WRITE, PRIVATE_AND_ANONYMOUS, -1, 0L);
    } catch (Throwable fault) {
      throw new IllegalStateException("mmap", fault);
    }
  }
}
