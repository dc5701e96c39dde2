package net.relay6.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * System calls on network namespaces. Each call is about the calling thread, and throws {@link
 * KernelRefused} when it fails.
 */
public final class NamespaceCalls {

  private static final MethodHandle UNSHARE = SocketCalls.function("unshare", ValueLayout.JAVA_INT);
  private static final MethodHandle THREAD_ID = SocketCalls.function("gettid");
  private static final MethodHandle INDEX =
      SocketCalls.function("if_nametoindex", ValueLayout.ADDRESS);

  private NamespaceCalls() {}

  /** {@code unshare(2)} on the calling thread. */
  public static void unshare(int flags) {
    int _ = invoke("unshare", state -> (int) UNSHARE.invokeExact(state, flags));
  }

  /** {@code gettid(2)}: the kernel's number for the calling thread. */
  public static int threadId() {
    return invoke("gettid", state -> (int) THREAD_ID.invokeExact(state));
  }

  /** {@code if_nametoindex(3)} in the calling thread's namespace. */
  public static int interfaceIndex(String name) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = arena.allocateFrom(name);
      int index = invoke("if_nametoindex", state -> (int) INDEX.invokeExact(state, text));
      if (index == 0) {
        throw new KernelRefused("there is no interface " + name);
      }
      return index;
    }
  }

  private interface Call {
    int apply(MemorySegment state) throws Throwable;
  }

  private static int invoke(String name, Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(SocketCalls.STATE);
      int result = call.apply(state);
      if (result < 0) {
        throw new KernelRefused(name + ": error " + SocketCalls.errno(state));
      }
      return result;
    } catch (RuntimeException | Error fault) {
      throw fault;
    } catch (Throwable fault) {
      throw SocketCalls.broken(name, fault);
    }
  }
}
