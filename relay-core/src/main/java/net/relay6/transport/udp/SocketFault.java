package net.relay6.transport.udp;

import java.util.OptionalInt;
import net.relay6.kernel.SocketCalls;

/**
 * A socket cannot be opened. The message is for people and says what was tried and why it failed;
 * it contains the kernel's text in the language of the process, so code compares {@link #errno}
 * instead.
 */
public final class SocketFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** No error. */
  private static final int NONE = 0;

  private final int errno;

  /** A failure that the kernel has not reported. */
  public SocketFault(String message) {
    this(message, NONE);
  }

  private SocketFault(String message, int errno) {
    super(message);
    this.errno = errno;
  }

  /**
   * A failure that the kernel has reported.
   *
   * @param what the operation: {@code bind}
   * @param errno the reason, a number of errno(3)
   */
  public static SocketFault refused(String what, int errno) {
    return new SocketFault(what + ": " + SocketCalls.errorText(errno), errno);
  }

  /**
   * The kernel's reason, a number of errno(3); empty if the kernel has not reported the failure.
   */
  public OptionalInt errno() {
    return errno == NONE ? OptionalInt.empty() : OptionalInt.of(errno);
  }
}
