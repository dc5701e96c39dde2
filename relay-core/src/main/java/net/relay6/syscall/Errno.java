package net.relay6.syscall;

/** Numbers that system calls take and give, as Linux has them on x86-64 and arm64 (errno(3)). */
public final class Errno {

  /** Interrupted by a signal. */
  public static final int INTERRUPTED = 4;

  /** Input or output error: what the kernel says to segmentation where IPsec forbids it. */
  public static final int IO = 5;

  /** It would have to wait. */
  public static final int AGAIN = 11;

  /** Invalid argument. */
  public static final int INVALID = 22;

  /** Not supported. */
  public static final int NOT_SUPPORTED = 95;

  /** No room for what was to be received: something was lost. */
  public static final int NO_BUFFER_SPACE = 105;

  /** Nobody listens there: the answer to an earlier datagram. */
  public static final int CONNECTION_REFUSED = 111;

  /** {@code MSG_DONTWAIT}. */
  static final int DO_NOT_WAIT = 0x40;

  /** {@code MSG_TRUNC}. */
  static final int WHOLE = 0x20;

  private Errno() {}
}
