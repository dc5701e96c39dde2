package net.relay6.cli.shared;

/** A command cannot be carried out; the message says why and what to do. */
public final class CannotDo extends Exception {

  private static final long serialVersionUID = 1;

  public CannotDo(String message) {
    super(message);
  }

  public CannotDo(String message, Throwable cause) {
    super(message, cause);
  }
}
