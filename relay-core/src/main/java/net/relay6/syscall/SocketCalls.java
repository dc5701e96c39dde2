package net.relay6.syscall;

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
 * System calls on sockets. Each call is that of section 2 of the Linux manual; one that fails
 * leaves its reason behind. An instance is used by one thread at a time.
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

  private static final int WORDS_LENGTH_MAX = 256;

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

  /** Whether the kernel has taken the option. */
  public boolean setOption(int socket, int level, int option, MemorySegment value) {
    try {
      int size = (int) value.byteSize();
      return (int) SET_OPTION.invokeExact(state, socket, level, option, value, size) == 0;
    } catch (Throwable fault) {
      throw broken("setsockopt", fault);
    }
  }

  /** Whether the kernel has taken the option, a number. */
  public boolean setOption(int socket, int level, int option, int value) {
    number.set(INT, 0, value);
    return setOption(socket, level, option, number);
  }

  /** An option that is a number; empty when the kernel does not tell. */
  public OptionalInt option(int socket, int level, int option) {
    try {
      length.set(INT, 0, Integer.BYTES);
      int result = (int) GET_OPTION.invokeExact(state, socket, level, option, number, length);
      return result == 0 ? OptionalInt.of(number.get(INT, 0)) : OptionalInt.empty();
    } catch (Throwable fault) {
      throw broken("getsockopt", fault);
    }
  }

  /**
   * An option that is more than a number: how many octets of {@code value} hold it, or -1 when the
   * kernel does not tell.
   */
  public int option(int socket, int level, int option, MemorySegment value) {
    try {
      length.set(INT, 0, (int) value.byteSize());
      int result = (int) GET_OPTION.invokeExact(state, socket, level, option, value, length);
      return result == 0 ? length.get(INT, 0) : -1;
    } catch (Throwable fault) {
      throw broken("getsockopt", fault);
    }
  }

  /** Whether the socket is bound now. */
  public boolean bind(int socket, MemorySegment address) {
    try {
      return (int) BIND.invokeExact(state, socket, address, (int) address.byteSize()) == 0;
    } catch (Throwable fault) {
      throw broken("bind", fault);
    }
  }

  /** Whether the socket is connected now. */
  public boolean connect(int socket, MemorySegment address) {
    try {
      return (int) CONNECT.invokeExact(state, socket, address, (int) address.byteSize()) == 0;
    } catch (Throwable fault) {
      throw broken("connect", fault);
    }
  }

  /**
   * Whether others can connect to the socket now, {@code waiting} of them before it accepts any.
   */
  public boolean listen(int socket, int waiting) {
    try {
      return (int) LISTEN.invokeExact(state, socket, waiting) == 0;
    } catch (Throwable fault) {
      throw broken("listen", fault);
    }
  }

  /** The descriptor of the next that has connected, or -1. */
  public int accept(int socket) {
    try {
      return (int) ACCEPT.invokeExact(state, socket, MemorySegment.NULL, MemorySegment.NULL);
    } catch (Throwable fault) {
      throw broken("accept", fault);
    }
  }

  /** Whether {@code address} has the socket's own address now. */
  public boolean localAddress(int socket, MemorySegment address) {
    try {
      length.set(INT, 0, (int) address.byteSize());
      return (int) NAME.invokeExact(state, socket, address, length) == 0;
    } catch (Throwable fault) {
      throw broken("getsockname", fault);
    }
  }

  /** How many messages of {@code struct mmsghdr} were received at once, or -1. Does not wait. */
  public int receive(int socket, MemorySegment messages, int count) {
    return receive(socket, messages, count, Errno.DO_NOT_WAIT);
  }

  /**
   * The same from the socket's queue of errors (IPV6_RECVERR, ipv6(7)): each message is the
   * datagram that an error was about.
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

  /** How many messages of {@code struct mmsghdr} were sent at once, or -1. Does not wait. */
  public int send(int socket, MemorySegment messages, int count) {
    try {
      return (int) SEND.invokeExact(state, socket, messages, count, Errno.DO_NOT_WAIT);
    } catch (Throwable fault) {
      throw broken("sendmmsg", fault);
    }
  }

  /** Whether the kernel has taken one message whole. May wait for room. */
  public boolean sendOne(int socket, MemorySegment message) {
    try {
      long size = message.byteSize();
      return (long) SEND_ONE.invokeExact(state, socket, message, size, 0) == size;
    } catch (Throwable fault) {
      throw broken("send", fault);
    }
  }

  /**
   * Waits for a message and gives its length, or -1. A message longer than {@code message} is cut,
   * and its whole length is given.
   */
  public int receiveOne(int socket, MemorySegment message) {
    return receiveOne(socket, message, Errno.WHOLE);
  }

  /** The same, but does not wait. */
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

  /** Whether the kernel has done what {@code request} asks for. */
  public boolean control(int socket, long request, MemorySegment argument) {
    try {
      return (int) CONTROL.invokeExact(state, socket, request, argument) == 0;
    } catch (Throwable fault) {
      throw broken("ioctl", fault);
    }
  }

  /** Gives the descriptor back. */
  public void close(int socket) {
    try {
      int _ = (int) CLOSE.invokeExact(state, socket);
    } catch (Throwable fault) {
      throw broken("close", fault);
    }
  }

  /** Why the last call failed: a number of errno(3). */
  public int errno() {
    return errno(state);
  }

  static int errno(MemorySegment state) {
    return (int) ERRNO.get(state, 0L);
  }

  /** Why the last call failed, for people. */
  public String words() {
    return words(errno());
  }

  /** What a number of errno(3) means, for people. */
  public static String words(int errno) {
    try {
      MemorySegment words = (MemorySegment) WORDS.invokeExact(errno);
      return words.reinterpret(WORDS_LENGTH_MAX).getString(0);
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
