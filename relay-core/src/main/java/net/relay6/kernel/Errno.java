package net.relay6.kernel;

/**
 * Constants of system calls, as on Linux on x86-64 and arm64 (errno(3)). Errors are compared by
 * number only, since their text is in the language of the process.
 */
public final class Errno {

  /** {@code EPERM}: not permitted; the error of packet sockets without {@code CAP_NET_RAW}. */
  public static final int NOT_PERMITTED = 1;

  /** {@code EINTR}: interrupted by a signal. */
  public static final int INTERRUPTED = 4;

  /** {@code EIO}: input or output error; the error of segmentation if IPsec prevents it. */
  public static final int IO = 5;

  /** {@code EAGAIN}: the call would block. */
  public static final int AGAIN = 11;

  /** {@code EACCES}: no permission; the error of binding a port below 1024. */
  public static final int NO_PERMISSION = 13;

  /** {@code ENODEV}: the interface does not exist (any more). */
  public static final int NO_DEVICE = 19;

  /** {@code EINVAL}: invalid argument. */
  public static final int INVALID = 22;

  /** {@code EMFILE}: the process has the maximum number of descriptors open. */
  public static final int TOO_MANY_OPEN_FILES = 24;

  /** {@code EMSGSIZE}: longer than the path allows. */
  public static final int MESSAGE_TOO_LONG = 90;

  /** {@code EOPNOTSUPP}: not supported. */
  public static final int NOT_SUPPORTED = 95;

  /** {@code EAFNOSUPPORT}: the kernel has no IPv6, or it is turned off. */
  public static final int FAMILY_NOT_SUPPORTED = 97;

  /** {@code EADDRINUSE}: another socket has that address and port and does not share them. */
  public static final int ADDRESS_IN_USE = 98;

  /** {@code EADDRNOTAVAIL}: not an address of this machine. */
  public static final int ADDRESS_NOT_AVAILABLE = 99;

  /** {@code ENETDOWN}: the outgoing interface is down. */
  public static final int NETWORK_DOWN = 100;

  /** {@code ENETUNREACH}: there is no route. */
  public static final int NETWORK_UNREACHABLE = 101;

  /** {@code ENOBUFS}: the receive buffer has overflowed and messages were lost. */
  public static final int NO_BUFFER_SPACE = 105;

  /** {@code ECONNREFUSED}: no program listens on the port; the error of an earlier datagram. */
  public static final int CONNECTION_REFUSED = 111;

  /** {@code EHOSTDOWN}: the host does not answer. */
  public static final int HOST_DOWN = 112;

  /** {@code EHOSTUNREACH}: there is no route to the host, or it does not respond on its link. */
  public static final int HOST_UNREACHABLE = 113;

  /** {@code MSG_ERRQUEUE}. */
  static final int ERROR_QUEUE = 0x2000;

  /** {@code MSG_DONTWAIT}. */
  static final int DO_NOT_WAIT = 0x40;

  /** {@code MSG_TRUNC}. */
  static final int WHOLE = 0x20;

  private Errno() {}
}
