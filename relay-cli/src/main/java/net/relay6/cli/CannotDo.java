package net.relay6.cli;

/** Something the operator asked for cannot be done; the message tells what, why and what to do. */
public final class CannotDo extends Exception {

  private static final long serialVersionUID = 1;

  public CannotDo(String message) {
    super(message);
  }

  public CannotDo(String message, Throwable cause) {
    super(message, cause);
  }
}
