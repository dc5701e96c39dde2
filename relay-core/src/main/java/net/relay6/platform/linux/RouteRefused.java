package net.relay6.platform.linux;

/** The kernel does not tell of its interfaces; the message has its words. */
final class RouteRefused extends Exception {

  private static final long serialVersionUID = 1;

  RouteRefused(String words) {
    super(words);
  }

  /** The kernel's words. */
  String words() {
    return String.valueOf(getMessage());
  }
}
