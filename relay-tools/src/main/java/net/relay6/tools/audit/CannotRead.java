package net.relay6.tools.audit;

/** A capture cannot be read; the message says which and why. */
public final class CannotRead extends Exception {

  private static final long serialVersionUID = 1;

  CannotRead(String message, Throwable cause) {
    super(message, cause);
  }
}
