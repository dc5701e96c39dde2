package net.relay6.platform.linux;

/** The kernel refuses netlink; the message is its error text. */
final class RouteRefused extends Exception {

  private static final long serialVersionUID = 1;

  RouteRefused(String words) {
    super(words);
  }

  /** The kernel's error text. */
  String words() {
    return String.valueOf(getMessage());
  }
}
