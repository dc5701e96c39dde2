package net.relay6.platform;

/** The interfaces of this node. */
public interface InterfaceTable {

  /** Reads the table; equal snapshots mean that nothing has changed. */
  InterfaceSnapshot snapshot();

  /**
   * Watches the table. {@code changed} runs on a thread of the watch when something may have
   * changed, and must return at once; the caller then takes a snapshot. By default, {@code changed}
   * never runs, and every snapshot reads the table.
   */
  default InterfaceWatch watch(Runnable changed) {
    return InterfaceWatch.byLooking(this, "this interface table tells nobody of changes");
  }
}
