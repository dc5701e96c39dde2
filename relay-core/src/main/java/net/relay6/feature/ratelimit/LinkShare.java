package net.relay6.feature.ratelimit;

/** What one link has got of the upstream budget in the current window and the one before. */
final class LinkShare {

  private int current;
  private int previous;
  private boolean asked;

  /** Notes that the link has asked in the current window. */
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

  /** Begins a window; false: the link asked for nothing in the one that ends. */
  boolean advance() {
    boolean active = asked;
    previous = current;
    current = 0;
    asked = false;
    return active;
  }
}
