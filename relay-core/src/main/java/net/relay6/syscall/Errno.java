package net.relay6.syscall;

/**
 * Numbers that system calls take and give, as Linux has them on x86-64 and arm64 (errno(3)). Errors
 * are compared by number alone: their text is in the language of the process.
 */
public final class Errno {

  /** {@code EPERM}: not permitted; what packet sockets say without {@code CAP_NET_RAW}. */
  public static final int NOT_PERMITTED = 1;

  /** {@code EINTR}: interrupted by a signal. */
  public static final int INTERRUPTED = 4;

  /**
   * {@code EIO}: input or output error: what the kernel says to segmentation where IPsec forbids
   * it.
   */
  public static final int IO = 5;

  /** {@code EAGAIN}: it would have to wait. */
  public static final int AGAIN = 11;

  /** {@code EACCES}: no permission; what a port below 1024 says. */
  public static final int NO_PERMISSION = 13;

  /** {@code ENODEV}: there is no such interface (any more). */
  public static final int NO_DEVICE = 19;

  /** {@code EINVAL}: invalid argument. */
  public static final int INVALID = 22;

  /** {@code EMFILE}: the process has as many descriptors open as it may. */
  public static final int TOO_MANY_OPEN_FILES = 24;

  /** {@code EMSGSIZE}: longer than the way there takes. */
  public static final int MESSAGE_TOO_LONG = 90;

  /** {@code EOPNOTSUPP}: not supported. */
  public static final int NOT_SUPPORTED = 95;

  /** {@code EAFNOSUPPORT}: this kernel has no IPv6, or has it turned off. */
  public static final int FAMILY_NOT_SUPPORTED = 97;

  /** {@code EADDRINUSE}: another socket has that address and port, and does not share it. */
  public static final int ADDRESS_IN_USE = 98;

  /** {@code EADDRNOTAVAIL}: not an address of this machine. */
  public static final int ADDRESS_NOT_AVAILABLE = 99;

  /** {@code ENETDOWN}: the interface that leads there is down. */
  public static final int NETWORK_DOWN = 100;

  /** {@code ENETUNREACH}: no route leads there. */
  public static final int NETWORK_UNREACHABLE = 101;

  /** {@code ENOBUFS}: no room for what was to be received: something was lost. */
  public static final int NO_BUFFER_SPACE = 105;

  /** {@code ECONNREFUSED}: no program listens there: the answer to an earlier datagram. */
  public static final int CONNECTION_REFUSED = 111;

  /** {@code EHOSTDOWN}: the host does not answer. */
  public static final int HOST_DOWN = 112;

  /** {@code EHOSTUNREACH}: no way leads to the host, or it does not answer on its link. */
  public static final int HOST_UNREACHABLE = 113;

  /** {@code MSG_ERRQUEUE}. */
  static final int ERROR_QUEUE = 0x2000;

  /** {@code MSG_DONTWAIT}. */
  static final int DO_NOT_WAIT = 0x40;

  /** {@code MSG_TRUNC}. */
  static final int WHOLE = 0x20;

  private Errno() {}
}
