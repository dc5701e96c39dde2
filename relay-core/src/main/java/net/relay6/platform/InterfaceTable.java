package net.relay6.platform;

import java.util.Optional;

/** The interfaces of this node. */
public interface InterfaceTable {

  /** Reads the table; equal snapshots mean that nothing has changed. */
  InterfaceSnapshot snapshot();

  /**
   * Watches the table. {@code changed} runs on a thread of the watch when something may have
   * changed, and must return at once; the caller then takes a snapshot. By default, {@code changed}
   * never runs, and every snapshot reads the table.
   */
  default Watch watch(Runnable changed) {
    return Watch.byPolling(this, "this interface table reports no changes");
  }

  /** A watch on the interfaces: {@link InterfaceTable#watch}. */
  public interface Watch extends AutoCloseable {

    /** The current interfaces; thread-safe. */
    InterfaceSnapshot snapshot();

    /**
     * Why changes are not reported, so that the caller has to poll; empty while they are reported.
     * Once present, it stays.
     */
    Optional<String> failure();

    /** Ends the reports. */
    @Override
    void close();

    /**
     * A watch that reads {@code table} for every snapshot and reports nothing, for that {@code
     * reason}.
     */
    static Watch byPolling(InterfaceTable table, String reason) {
      return new Watch() {

        @Override
        public InterfaceSnapshot snapshot() {
          return table.snapshot();
        }

        @Override
        public Optional<String> failure() {
          return Optional.of(reason);
        }

        @Override
        public void close() {
          // There is nothing to close.
        }
      };
    }
  }
}
