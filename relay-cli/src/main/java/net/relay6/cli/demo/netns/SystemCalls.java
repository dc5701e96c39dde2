package net.relay6.cli.demo.netns;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** The system calls the demo needs that Java does not offer. */
final class SystemCalls {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle UNSHARE = call("unshare", ValueLayout.JAVA_INT);
  private static final MethodHandle SOCKET =
      call("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
  private static final MethodHandle SEND =
      call(
          "send",
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT);
  private static final MethodHandle RECEIVE =
      call(
          "recv",
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_LONG,
          ValueLayout.JAVA_INT);
  private static final MethodHandle CLOSE = call("close", ValueLayout.JAVA_INT);
  private static final MethodHandle THREAD_ID = call("gettid");
  private static final MethodHandle INDEX = call("if_nametoindex", ValueLayout.ADDRESS);

  private SystemCalls() {}

  /** {@code unshare(2)} on the calling thread. */
  static void unshare(int flags) {
    invoke("unshare", state -> (int) UNSHARE.invokeExact(state, flags));
  }

  /** {@code socket(2)}; gives the descriptor. */
  static int socket(int domain, int type, int protocol) {
    return invoke("socket", state -> (int) SOCKET.invokeExact(state, domain, type, protocol));
  }

  /** {@code send(2)} of a whole message. */
  static void send(int descriptor, byte[] message) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment octets = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
      invoke(
          "send", state -> (int) SEND.invokeExact(state, descriptor, octets, octets.byteSize(), 0));
    }
  }

  /** {@code recv(2)} of one message of at most 8192 octets. */
  static byte[] receive(int descriptor) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment octets = arena.allocate(8192);
      int length =
          invoke(
              "recv",
              state -> (int) RECEIVE.invokeExact(state, descriptor, octets, octets.byteSize(), 0));
      return octets.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }
  }

  /** {@code close(2)}. */
  static void close(int descriptor) {
    invoke("close", state -> (int) CLOSE.invokeExact(state, descriptor));
  }

  /** {@code gettid(2)}: the kernel's number for the calling thread. */
  static int threadId() {
    return invoke("gettid", state -> (int) THREAD_ID.invokeExact(state));
  }

  /** {@code if_nametoindex(3)} in the calling thread's namespace. */
  static int interfaceIndex(String name) {
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
      MemorySegment state = arena.allocate(STATE);
      int result = call.apply(state);
      if (result < 0) {
        throw new KernelRefused(name + ": error " + (int) ERRNO.get(state, 0L));
      }
      return result;
    } catch (RuntimeException | Error fault) {
      throw fault;
    } catch (Throwable fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static MethodHandle call(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments),
        Linker.Option.captureCallState("errno"));
  }
}
