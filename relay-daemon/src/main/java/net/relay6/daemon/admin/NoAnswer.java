package net.relay6.daemon.admin;

/** A running relay could not be reached; the message says why and what to do. */
public final class NoAnswer extends Exception {

  private static final long serialVersionUID = 1;

  NoAnswer(String message) {
    super(message);
  }
}
