package net.relay6.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.OptionalInt;

/**
 * System calls on sockets, as in section 2 of the Linux manual. A failed call stores its reason. An
 * instance is used by one thread at a time.
 */
public final class SocketCalls {

  private static final Linker LINKER = Linker.nativeLinker();

  /** Where a call leaves the reason of its failure. */
  static final StructLayout STATE = Linker.Option.captureStateLayout();

  private static final VarHandle ERRNO =
      STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final MemoryLayout POINTER = ValueLayout.ADDRESS;

  private static final MethodHandle SOCKET = function("socket", INT, INT, INT);
  private static final MethodHandle SET_OPTION =
      function("setsockopt", INT, INT, INT, POINTER, INT);
  private static final MethodHandle GET_OPTION =
      function("getsockopt", INT, INT, INT, POINTER, POINTER);
  private static final MethodHandle BIND = function("bind", INT, POINTER, INT);
  private static final MethodHandle CONNECT = function("connect", INT, POINTER, INT);
  private static final MethodHandle LISTEN = function("listen", INT, INT);
  private static final MethodHandle ACCEPT = function("accept", INT, POINTER, POINTER);
  private static final MethodHandle NAME = function("getsockname", INT, POINTER, POINTER);
  private static final MethodHandle RECEIVE = function("recvmmsg", INT, POINTER, INT, INT, POINTER);
  private static final MethodHandle SEND = function("sendmmsg", INT, POINTER, INT, INT);
  private static final MethodHandle SEND_ONE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("send"),
          FunctionDescriptor.of(ValueLayout.JAVA_LONG, INT, POINTER, ValueLayout.JAVA_LONG, INT),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle RECEIVE_ONE =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("recv"),
          FunctionDescriptor.of(ValueLayout.JAVA_LONG, INT, POINTER, ValueLayout.JAVA_LONG, INT),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle CONTROL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("ioctl"),
          FunctionDescriptor.of(INT, INT, ValueLayout.JAVA_LONG, POINTER),
          Linker.Option.firstVariadicArg(2),
          Linker.Option.captureCallState("errno"));
  private static final MethodHandle CLOSE = function("close", INT);
  private static final MethodHandle WORDS =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(POINTER, INT));

  private static final int ERROR_TEXT_LENGTH_MAX = 256;

  private final MemorySegment state;
  private final MemorySegment number;
  private final MemorySegment length;

  /** Calls whose results live in {@code arena}. */
  public SocketCalls(Arena arena) {
    state = arena.allocate(STATE);
    number = arena.allocate(INT);
    length = arena.allocate(INT);
  }

  /** A descriptor, or -1. */
  public int socket(int family, int type, int protocol) {
    try {
      return (int) SOCKET.invokeExact(state, family, type, protocol);
    } catch (Throwable fault) {
      throw broken("socket", fault);
    }
  }

  /** Sets an option; returns whether that succeeded. */
  public boolean setOption(int socket, int level, int option, MemorySegment value) {
    try {
      int size = (int) value.byteSize();
      return (int) SET_OPTION.invokeExact(state, socket, level, option, value, size) == 0;
    } catch (Throwable fault) {
      throw broken("setsockopt", fault);
    }
  }

  /** Sets an option that is a number; returns whether that succeeded. */
  public boolean setOption(int socket, int level, int option, int value) {
    number.set(INT, 0, value);
    return setOption(socket, level, option, number);
  }

  /** An option that is a number; empty if the call fails. */
  public OptionalInt option(int socket, int level, int option) {
    try {
      length.set(INT, 0, Integer.BYTES);
      int result = (int) GET_OPTION.invokeExact(state, socket, level, option, number, length);
      return result == 0 ? OptionalInt.of(number.get(INT, 0)) : OptionalInt.empty();
    } catch (Throwable fault) {
      throw broken("getsockopt", fault);
    }
  }

  /** Reads an option into {@code value}; returns its length in octets, or -1 if the call fails. */
  public int option(int socket, int level, int option, MemorySegment value) {
    try {
      length.set(INT, 0, (int) value.byteSize());
      int result = (int) GET_OPTION.invokeExact(state, socket, level, option, value, length);
      return result == 0 ? length.get(INT, 0) : -1;
    } catch (Throwable fault) {
      throw broken("getsockopt", fault);
    }
  }

  /** Binds the socket; returns whether that succeeded. */
  public boolean bind(int socket, MemorySegment address) {
    try {
      return (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()) == 0;
    } catch (Throwable fault) {
      throw broken("bind", fault);
    }
  }

  /** Connects the socket; returns whether that succeeded. */
  public boolean connect(int socket, MemorySegment address) {
    try {
      return (int) CONNECT.invokeExact(state, socket, address, (int) address.byteSize()) == 0;
    } catch (Throwable fault) {
      throw broken("connect", fault);
    }
  }

  /** Makes the socket listen with a backlog of {@code waiting}; returns whether that succeeded. */
  public boolean listen(int socket, int waiting) {
    try {
      return (int) LISTEN.invokeExact(state, socket, waiting) == 0;
    } catch (Throwable fault) {
      throw broken("listen", fault);
    }
  }

  /** The descriptor of the next connection, or -1. */
  public int accept(int socket) {
    try {
      return (int) ACCEPT.invokeExact(state, socket, MemorySegment.NULL, MemorySegment.NULL);
    } catch (Throwable fault) {
      throw broken("accept", fault);
    }
  }

  /** Writes the socket's own address to {@code address}; returns whether that succeeded. */
  public boolean localAddress(int socket, MemorySegment address) {
    try {
      length.set(INT, 0, (int) address.byteSize());
      return (int) NAME.invokeExact(state, socket, address, length) == 0;
    } catch (Throwable fault) {
      throw broken("getsockname", fault);
    }
  }

  /** Receives messages of {@code struct mmsghdr}; returns their number, or -1. Does not block. */
  public int receive(int socket, MemorySegment messages, int count) {
    return receive(socket, messages, count, Errno.DO_NOT_WAIT);
  }

  /**
   * Receives messages of the socket's error queue (IPV6_RECVERR, ipv6(7)): each is the datagram
   * that caused an error.
   */
  public int receiveErrors(int socket, MemorySegment messages, int count) {
    return receive(socket, messages, count, Errno.DO_NOT_WAIT | Errno.ERROR_QUEUE);
  }

  private int receive(int socket, MemorySegment messages, int count, int flags) {
    try {
      return (int) RECEIVE.invokeExact(state, socket, messages, count, flags, MemorySegment.NULL);
    } catch (Throwable fault) {
      throw broken("recvmmsg", fault);
    }
  }

  /** Sends messages of {@code struct mmsghdr}; returns the number sent, or -1. Does not block. */
  public int send(int socket, MemorySegment messages, int count) {
    try {
      return (int) SEND.invokeExact(state, socket, messages, count, Errno.DO_NOT_WAIT);
    } catch (Throwable fault) {
      throw broken("sendmmsg", fault);
    }
  }

  /** Sends one message; returns whether it was sent whole. May block. */
  public boolean sendOne(int socket, MemorySegment message) {
    try {
      long size = message.byteSize();
      return (long) SEND_ONE.invokeExact(state, socket, message, size, 0) == size;
    } catch (Throwable fault) {
      throw broken("send", fault);
    }
  }

  /**
   * Waits for a message and returns its length, or -1. A message longer than {@code message} is
   * truncated, and its full length is returned.
   */
  public int receiveOne(int socket, MemorySegment message) {
    return receiveOne(socket, message, Errno.WHOLE);
  }

  /** Receives a message without blocking; returns its length, or -1. */
  public int receiveOneNow(int socket, MemorySegment message) {
    return receiveOne(socket, message, Errno.WHOLE | Errno.DO_NOT_WAIT);
  }

  private int receiveOne(int socket, MemorySegment message, int flags) {
    try {
      return (int)
          (long) RECEIVE_ONE.invokeExact(state, socket, message, message.byteSize(), flags);
    } catch (Throwable fault) {
      throw broken("recv", fault);
    }
  }

  /** Performs {@code request}; returns whether that succeeded. */
  public boolean control(int socket, long request, MemorySegment argument) {
    try {
      return (int) CONTROL.invokeExact(state, socket, request, argument) == 0;
    } catch (Throwable fault) {
      throw broken("ioctl", fault);
    }
  }

  /** Closes the descriptor. */
  public void close(int socket) {
    try {
      int _ = (int) CLOSE.invokeExact(state, socket);
    } catch (Throwable fault) {
      throw broken("close", fault);
    }
  }

  /** The reason of the last failure, a number of errno(3). */
  public int errno() {
    return errno(state);
  }

  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  /** The reason of the last failure, for people. */
  public String errorText() {
    return errorText(errno());
  }

  /** The text of a number of errno(3), for people. */
  public static String errorText(int errno) {
    try {
      MemorySegment words = (MemorySegment) WORDS.invokeExact(errno);
      return words.reinterpret(ERROR_TEXT_LENGTH_MAX).getString(0);
    } catch (Throwable fault) {
      throw broken("strerror", fault);
    }
  }

  static IllegalStateException broken(String call, Throwable fault) {
    return new IllegalStateException(call, fault);
  }

  /** A function of the C library that gives an {@code int}, and takes {@link #STATE} first. */
  static MethodHandle function(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(INT, arguments),
        Linker.Option.captureCallState("errno"));
  }
}
