package net.relay6.feature.ratelimit;

/** The share of one link in the upstream budget, in the current window and the one before. */
final class LinkShare {

  private int current;
  private int previous;
  private boolean asked;

  /** Notes a request of the link in the current window. */
  void ask() {
    asked = true;
  }

  /** Counts a message that passed. */
  void count() {
    current++;
  }

  /** Messages that passed in both windows. */
  int passed() {
    return current + previous;
  }

  /** Starts a new window; false if the link had no request in the one that ends. */
  boolean advance() {
    boolean active = asked;
    previous = current;
    current = 0;
    asked = false;
    return active;
  }
}
