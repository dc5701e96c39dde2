package net.relay6.cli.demo.netns;

/** The kernel refused a call; the message names it and the error. */
public final class KernelRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  KernelRefused(String message) {
    super(message);
  }
}
