package net.relay6.kernel;

/** The kernel refused a call; the message names it and the error. */
public final class KernelRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A refusal with that message. */
  public KernelRefused(String message) {
    super(message);
  }
}
