package net.relay6.transport.udp;

/** A socket cannot be had; the message says what was tried and has the kernel's words. */
public final class SocketFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** With what was tried and why it failed. */
  public SocketFault(String message) {
    super(message);
  }
}
