package net.relay6.platform;

/** The interfaces of this node, as they are now. */
public interface InterfaceTable {

  /** Reads the table; two equal snapshots mean that nothing has changed. */
  InterfaceSnapshot snapshot();

  /**
   * Keeps an eye on the table. Whoever watches looks again when {@code changed} is run, which says
   * only that something may be different, on a thread of the watch's own; it must return at once.
   * Unless an adapter knows better, nothing is ever told and every look reads the table.
   */
  default InterfaceWatch watch(Runnable changed) {
    return InterfaceWatch.byLooking(this, "this interface table tells nobody of changes");
  }
}
