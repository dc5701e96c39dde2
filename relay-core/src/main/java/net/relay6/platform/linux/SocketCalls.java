package net.relay6.platform.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/** System calls on sockets that the JDK has no way to. A call that fails says why by errno(3). */
final class SocketCalls {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle SOCKET =
      function("socket", ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
  private static final MethodHandle SET_OPTION =
      function(
          "setsockopt",
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_INT);
  private static final MethodHandle BIND =
      function("bind", ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.JAVA_INT);
  private static final MethodHandle RECEIVE =
      function(
          "recvmmsg",
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS,
          ValueLayout.JAVA_INT,
          ValueLayout.JAVA_INT,
          ValueLayout.ADDRESS);
  private static final MethodHandle CLOSE = function("close", ValueLayout.JAVA_INT);
  private static final MethodHandle WORDS =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"),
          FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.JAVA_INT));

  private static final int WORDS_LENGTH_MAX = 256;

  private final MemorySegment state;

  /** Calls whose results live in {@code arena}. One thread at a time. */
  SocketCalls(Arena arena) {
    state = arena.allocate(STATE);
  }

  /** A descriptor, or -1. */
  int socket(int family, int type, int protocol) {
    try {
      return (int) SOCKET.invokeExact(state, family, type, protocol);
    } catch (Throwable fault) {
      throw new IllegalStateException("socket", fault);
    }
  }

  /** Whether the kernel has taken the option. */
  boolean setOption(int socket, int level, int option, MemorySegment value) {
    try {
      return (int)
              SET_OPTION.invokeExact(state, socket, level, option, value, (int) value.byteSize())
          == 0;
    } catch (Throwable fault) {
      throw new IllegalStateException("setsockopt", fault);
    }
  }

  /** Whether the socket is bound now. */
  boolean bind(int socket, MemorySegment address) {
    try {
      return (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()) == 0;
    } catch (Throwable fault) {
      throw new IllegalStateException("bind", fault);
    }
  }

  /** How many messages were received at once, or -1. */
  int receive(int socket, MemorySegment messages, int count, int flags) {
    try {
      return (int) RECEIVE.invokeExact(state, socket, messages, count, flags, MemorySegment.NULL);
    } catch (Throwable fault) {
      throw new IllegalStateException("recvmmsg", fault);
    }
  }

  /** Gives the descriptor back. */
  void close(int socket) {
    try {
      int _ = (int) CLOSE.invokeExact(state, socket);
    } catch (Throwable fault) {
      throw new IllegalStateException("close", fault);
    }
  }

  /** Why the last call failed, for people. */
  String words() {
    try {
      MemorySegment words = (MemorySegment) WORDS.invokeExact((int) ERRNO.get(state, 0L));
      return words.reinterpret(WORDS_LENGTH_MAX).getString(0);
    } catch (Throwable fault) {
      throw new IllegalStateException("strerror", fault);
    }
  }

  private static MethodHandle function(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(ValueLayout.JAVA_INT, arguments),
        Linker.Option.captureCallState("errno"));
  }
}
