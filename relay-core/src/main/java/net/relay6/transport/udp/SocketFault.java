package net.relay6.transport.udp;

import java.util.OptionalInt;
import net.relay6.syscall.SocketCalls;

/**
 * A socket cannot be had. The message, for people, says what was tried and why it failed; its words
 * are the kernel's, in the language of the process, so programs compare {@link #errno} instead.
 */
public final class SocketFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** No error has this number (errno(3)). */
  private static final int NONE = 0;

  private final int errno;

  /** A reason that is not the kernel's. */
  public SocketFault(String message) {
    this(message, NONE);
  }

  private SocketFault(String message, int errno) {
    super(message);
    this.errno = errno;
  }

  /**
   * What the kernel has refused.
   *
   * @param what what was tried: {@code bind}
   * @param errno why it failed: a number of errno(3)
   */
  public static SocketFault refused(String what, int errno) {
    return new SocketFault(what + ": " + SocketCalls.words(errno), errno);
  }

  /** Why the kernel has refused it: a number of errno(3); empty when the reason is another. */
  public OptionalInt errno() {
    return errno == NONE ? OptionalInt.empty() : OptionalInt.of(errno);
  }
}
